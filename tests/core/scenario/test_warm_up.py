from __future__ import annotations

import pytest

from cm_civic_plugin.core.scenario.events import new_event
from cm_civic_plugin.core.scenario.plan import default_plan
from cm_civic_plugin.core.scenario.warm_up import (
    Accuracy,
    accuracy_of,
    found_landmarks,
    kind_words,
    landmarks_to_find,
    metres_between,
    rounded,
)

GATE = (98.9932697, 18.7877625)


def found(landmark, metres, more=()):
    detail = {"lon": 99.0, "lat": 18.8, "landmark": landmark, "metres": metres}
    return new_event("landmark", "s", "A", 0, **{**detail, **dict(more)})


# Lengths known in closed form; tests/gis/scenario/test_snapshots.py holds it against QGIS in town.
@pytest.mark.parametrize(
    ("one", "other", "metres"),
    [
        ((0.0, 0.0), (1.0, 0.0), 111319.4908),  # a degree of the equator: a·π/180
        ((0.0, 0.0), (0.0, 1.0), 110574.3886),  # the first degree of a meridian
        (GATE, GATE, 0.0),
        ((179.9999, 10.0), (-179.9999, 10.0), 21.928),  # across the antimeridian
    ],
)
def test_metres_on_the_ellipsoid(one, other, metres):
    assert metres_between(one, other) == pytest.approx(metres, rel=1e-4, abs=1e-9)
    assert metres_between(other, one) == pytest.approx(metres_between(one, other))


def test_only_the_first_try_counts():
    events = [found("gate", 80), found("bridge", 300), found("gate", 5)]
    assert {key: one.metres for key, one in found_landmarks(events).items()} == {
        "gate": 80,
        "bridge": 300,
    }


@pytest.mark.parametrize("more", [{"lon": None}, {"metres": "far"}, {"landmark": 3}])
def test_a_broken_event_is_passed_over(more):
    assert found_landmarks([found("gate", 80, more)]) == {}


def test_what_is_left_to_find():
    plan = default_plan()
    first, second, third, *_rest = (one.id for one in plan.landmarks)
    events = [found(second, 10), new_event("landmark_skipped", "s", "A", 0, landmark=first)]
    assert [one.id for one in landmarks_to_find(plan.landmarks, events)][0] == third
    assert len(landmarks_to_find(plan.landmarks, events)) == len(plan.landmarks) - 2


def test_accuracy_is_the_median():
    places = found_landmarks([found("a", 30), found("b", 40), found("c", 500)]).values()
    accuracy = accuracy_of(places)
    assert (accuracy.count, accuracy.median) == (3, 40)
    assert accuracy_of([]) == Accuracy(0, 0)


def test_words_grow_no_unkinder_than_a_hint():
    said = [kind_words(metres) for metres in (0, 30, 31, 150, 151, 500, 501, 2000, 2001, 9e6)]
    assert len(set(said)) == 5
    assert said[::2][0] == said[1] and said[2] == said[3] and said[8] == said[9]
    assert all("{distance}" in words for words in said)
    assert not any(word in " ".join(said).lower() for word in ("wrong", "bad", "error", "fail"))


@pytest.mark.parametrize(
    ("metres", "said"),
    [
        (7.4, (7, "m")),
        (83, (80, "m")),
        (994, (990, "m")),
        (995, (1.0, "km")),
        (1234, (1.2, "km")),
        (23456, (23, "km")),
    ],
)
def test_rounded(metres, said):
    assert rounded(metres) == said
