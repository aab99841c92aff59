package org.comity.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/// What ARCHITECTURE.md says of the rooms.
@AnalyzeClasses(packages = "org.comity", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String[] WEB = {
        "org.springframework..",
        "org.apache.catalina..",
        "org.apache.coyote..",
        "org.apache.tomcat..",
        "jakarta..",
        "gg.jte.."
    };

    @ArchTest
    static final ArchRule record_knowsItselfAndTheJdkAlone = classes()
            .that()
            .resideInAPackage("org.comity.record..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.comity.record..", "java..", "javax.crypto..", "org.jspecify..");

    @ArchTest
    static final ArchRule assembly_knowsItselfAndTheJdkAlone = classes()
            .that()
            .resideInAPackage("org.comity.assembly..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("org.comity.assembly..", "java..", "org.jspecify..");

    @ArchTest
    static final ArchRule check_knowsNoOtherRoom = classes()
            .that()
            .resideInAPackage("org.comity.check..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "org.comity.check..",
                    "java..",
                    "javax.xml.stream..",
                    "org.jspecify..",
                    "org.snakeyaml.engine..",
                    "tools.jackson.core..");

    @ArchTest
    static final ArchRule check_knowsJsonAndXmlInItsExchangeAlone = noClasses()
            .that()
            .resideInAPackage("org.comity.check..")
            .and()
            .resideOutsideOfPackage("org.comity.check.exchange..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.xml.stream..", "tools.jackson.core..", "org.comity.check.exchange..");

    @ArchTest
    static final ArchRule node_knowsNoCommandLine = noClasses()
            .that()
            .resideInAPackage("org.comity.node..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.comity.cli..", "picocli..");

    @ArchTest
    static final ArchRule node_aloneKnowsAWebFramework = noClasses()
            .that()
            .resideOutsideOfPackage("org.comity.node..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(WEB);

    @ArchTest
    static final ArchRule audit_decide_mcp_andVerify_reachNoWebFramework = noClasses()
            .that()
            .belongToAnyOf(Audit.class, Decide.class, Mcp.class, Verify.class)
            .should()
            .transitivelyDependOnClassesThat()
            .resideInAnyPackage(WEB);

    // The command itself is made whichever command runs; what it names is loaded then.
    @ArchTest
    static final ArchRule onlyPartsOfMcp_knowTheLibraryOfTheProtocol = noClasses()
            .that()
            .haveNameNotMatching("org\\.comity\\.cli\\.Mcp[A-Z].*")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.modelcontextprotocol..", "reactor..");

    @ArchTest
    static final ArchRule nobodyButTheCommand_prints =
            noClasses().that().resideOutsideOfPackage("org.comity.cli..").should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule nobody_usesTheOldClassesOfTimeAndFormat = noClasses()
            .that()
            .haveNameNotMatching(".*\\.TlsIdentity") // a certificate of the JDK tells its time in one of them
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.util\\.(Date|Calendar|GregorianCalendar|TimeZone)|java\\.text\\..*Format.*");

    @ArchTest
    static final ArchRule nobody_reflects = noClasses()
            .that()
            .resideOutsideOfPackage("org.comity.testkit..") // finds a fuzzer's target by its name; never in the product
            .should()
            .dependOnClassesThat()
            .resideInAPackage("java.lang.reflect..")
            .orShould()
            .callMethod(Class.class, "forName", String.class)
            .orShould()
            .callMethod(ClassLoader.class, "loadClass", String.class);

    @ArchTest
    static final ArchRule rooms_areFreeOfCycles =
            slices().matching("org.comity.(*)..").should().beFreeOfCycles();

    // The top of assembly gathers what its chambers say, and a page's templates are made from it.
    @ArchTest
    static final ArchRule packages_areFreeOfCycles = slices().matching("org.comity.(**)")
            .should()
            .beFreeOfCycles()
            .ignoreDependency(resideInAPackage("org.comity.assembly"), resideInAPackage("org.comity.assembly.*"))
            .ignoreDependency(resideInAPackage("org.comity.node.page"), resideInAPackage("..page.template"));
}
