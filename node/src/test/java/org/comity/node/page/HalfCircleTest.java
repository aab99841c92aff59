package org.comity.node.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class HalfCircleTest {
    private static final int MOST = 400;

    @Test
    void marks_areAsManyAsMembersAndNoneLiesOverAnother() {
        for (int count = 0; count <= MOST; count++) {
            var circle = HalfCircle.of(count, false);
            var places = circle.places();
            assertThat(places).as("%s marks", count).hasSize(count);
            double least = 4 * circle.radius() * circle.radius();
            for (int i = 0; i < count; i++) {
                for (int j = 0; j < i; j++) {
                    double x = places.get(i).x() - places.get(j).x();
                    double y = places.get(i).y() - places.get(j).y();
                    assertThat(x * x + y * y)
                            .as("%s marks, %s and %s", count, i, j)
                            .isGreaterThanOrEqualTo(least);
                }
            }
        }
    }

    @Test
    void marks_lieInsideThePictureAndAreSeen() {
        for (int count = 1; count <= MOST; count++) {
            var circle = HalfCircle.of(count, false);
            assertThat(circle.radius()).as("%s marks", count).isBetween(5.0, 14.0);
            assertThat(circle.places()).allSatisfy(place -> {
                assertThat(place.x()).isBetween(26, 694);
                assertThat(place.y()).isBetween(4, 340);
            });
        }
    }

    @Test
    void turned_isTheSamePictureInAMirror() {
        var here = HalfCircle.of(193, false).places();
        var there = HalfCircle.of(193, true).places();
        for (int i = 0; i < here.size(); i++) {
            assertThat(there.get(i))
                    .isEqualTo(new HalfCircle.Place(
                            720 - here.get(i).x(), here.get(i).y()));
        }
    }

    @Test
    void marks_goFromOneEndToTheOther() {
        var places = HalfCircle.of(193, false).places();
        assertThat(places.getFirst().x()).isLessThan(200);
        assertThat(places.getLast().x()).isGreaterThan(500);
    }
}
