package org.comity.node.page;

/// Everything that a page shows, as plain values. [Pages] turns it into HTML.
public sealed interface Page
        permits HomePage,
                BodyPage,
                MembersPage,
                MemberPage,
                DecisionsPage,
                DecisionPage,
                ActPage,
                RecordPage,
                VerifyPage,
                FrameworksPage,
                FrameworkPage,
                ProvisionPage,
                UnverifiedPage,
                TopicsPage,
                TopicPage,
                EvidencePage,
                EvidenceKindPage,
                FactsPage,
                CalendarPage,
                SearchPage,
                MatrixPage,
                ComparePage,
                CheckPage,
                AboutPage,
                ProblemPage {
    /// What stands around it.
    Frame frame();
}
