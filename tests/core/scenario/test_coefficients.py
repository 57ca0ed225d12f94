"""The coefficients against published numbers."""

from __future__ import annotations

import numpy as np
import pytest

from cm_civic_plugin.core.scenario.coefficients import (
    cohen_kappa,
    dice,
    eigen_ratio,
    fleiss_kappa,
    iou,
    krippendorff_alpha,
    mean_cohen_kappa,
    mean_overlap,
)


def counts(ratings):
    """Return counts (units, values) of ratings (raters, units); NaN or None is missing."""
    ratings = np.array(ratings, dtype=float)
    values = np.unique(ratings[~np.isnan(ratings)])
    return (ratings[:, :, None] == values).sum(axis=0)


def test_iou_and_dice_of_unit_squares_shifted_by_half():
    assert iou(0.5, 1, 1) == pytest.approx(1 / 3)
    assert dice(0.5, 1, 1) == pytest.approx(0.5)
    assert np.isnan(iou(0, 0, 0)) and np.isnan(dice(0, 0, 0))
    drew = np.array([[1, 1, 0, 0], [0, 1, 1, 0], [0, 0, 0, 0]], dtype=bool)
    mean_iou, mean_dice = mean_overlap(drew)
    assert mean_iou == pytest.approx((1 / 3 + 0 + 0) / 3)
    assert mean_dice == pytest.approx((1 / 2 + 0 + 0) / 3)
    assert np.isnan(mean_overlap(np.zeros((3, 4)))).all()


@pytest.mark.parametrize(
    ("table", "kappa"), [([[20, 5], [10, 15]], 0.4), ([[0, 4, 1], [0, 8, 0], [0, 1, 5]], 0.4842)]
)
def test_cohen(table, kappa):
    assert cohen_kappa(table) == pytest.approx(kappa, abs=5e-5)


def test_cohen_over_pairs_of_tables():
    one = [True] * 20 + [True] * 5 + [False] * 10 + [False] * 15
    other = [True] * 20 + [False] * 5 + [True] * 10 + [False] * 15
    assert mean_cohen_kappa([one, other]) == pytest.approx(0.4)
    assert mean_cohen_kappa([one, other, one]) == pytest.approx((0.4 + 1 + 0.4) / 3)
    assert np.isnan(mean_cohen_kappa([[True] * 4, [True] * 4]))  # chance is all


def test_fleiss_with_fourteen_raters():
    table = [
        [0, 0, 0, 0, 14],
        [0, 2, 6, 4, 2],
        [0, 0, 3, 5, 6],
        [0, 3, 9, 2, 0],
        [2, 2, 8, 1, 1],
        [7, 7, 0, 0, 0],
        [3, 2, 6, 3, 0],
        [2, 5, 3, 2, 2],
        [6, 5, 2, 1, 0],
        [0, 2, 2, 3, 7],
    ]
    assert fleiss_kappa(table) == pytest.approx(0.20993, abs=5e-6)


def test_fleiss_of_his_own_thirty_patients():
    table = [
        [0, 0, 0, 6, 0], [0, 3, 0, 0, 3], [0, 1, 4, 0, 1], [0, 0, 0, 0, 6], [0, 3, 0, 3, 0],
        [2, 0, 4, 0, 0], [0, 0, 4, 0, 2], [2, 0, 3, 1, 0], [2, 0, 0, 4, 0], [0, 0, 0, 0, 6],
        [1, 0, 0, 5, 0], [1, 1, 0, 4, 0], [0, 3, 3, 0, 0], [1, 0, 0, 5, 0], [0, 2, 0, 3, 1],
        [0, 0, 5, 0, 1], [3, 0, 0, 1, 2], [5, 1, 0, 0, 0], [0, 2, 0, 4, 0], [1, 0, 2, 0, 3],
        [0, 0, 0, 0, 6], [0, 1, 0, 5, 0], [0, 2, 0, 1, 3], [2, 0, 0, 4, 0], [1, 0, 0, 4, 1],
        [0, 5, 0, 1, 0], [4, 0, 0, 0, 2], [0, 2, 0, 4, 0], [1, 0, 5, 0, 0], [0, 0, 0, 0, 6],
    ]  # fmt: skip
    assert fleiss_kappa(table) == pytest.approx(0.4302445, abs=5e-8)


def test_fleiss_of_who_drew_and_who_did_not():
    k = np.array([3, 3, 2, 1, 0, 0, 0, 0])
    assert fleiss_kappa(np.column_stack([k, 3 - k])) == pytest.approx(0.6444, abs=5e-5)
    assert np.isnan(fleiss_kappa([[3, 0], [3, 0]]))
    with pytest.raises(ValueError, match="same raters"):
        fleiss_kappa([[3, 0], [2, 0]])


_ = np.nan


def test_krippendorff_three_coders_fifteen_units_some_missing():
    ratings = [
        [_, _, _, _, _, 3, 4, 1, 2, 1, 1, 3, 3, _, 3],
        [1, _, 2, 1, 3, 3, 4, 3, _, _, _, _, _, _, _],
        [_, _, 2, 1, 3, 4, 4, _, 2, 1, 1, 3, 3, _, 4],
    ]
    assert krippendorff_alpha(counts(ratings)) == pytest.approx(0.691358, abs=5e-7)


def test_krippendorff_four_observers_twelve_units_of_which_one_is_rated_once():
    ratings = [
        [1, 2, 3, 3, 2, 1, 4, 1, 2, _, _, _],
        [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, _, 3],
        [_, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, _],
        [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, _],
    ]
    assert krippendorff_alpha(counts(ratings)) == pytest.approx(0.743421, abs=5e-7)
    assert np.isnan(krippendorff_alpha(np.array([[1, 0], [0, 1]])))  # nobody to compare with


def test_eigen_ratio_tells_one_culture_from_two():
    rng = np.random.default_rng(5)
    shared = rng.random(400) < 0.3
    one = np.array([shared ^ (rng.random(400) < 0.05) for _table in range(8)])
    assert eigen_ratio(one) > 3
    other = rng.random(400) < 0.3
    two = np.array([(shared, other)[n % 2] ^ (rng.random(400) < 0.05) for n in range(8)])
    assert eigen_ratio(two) < 2
    # by hand: correlations [[1, r], [r, 1]] have eigenvalues 1 + r and 1 - r
    pair = np.array([[1, 1, 0, 0], [1, 0, 1, 0], [1, 1, 1, 1]])  # r = 0; the third says nothing
    assert eigen_ratio(pair) == pytest.approx(1.0)
    pair = np.array([[1, 1, 1, 0, 0, 0], [1, 1, 0, 1, 0, 0]])  # r = 1/3
    assert eigen_ratio(pair) == pytest.approx((4 / 3) / (2 / 3))
    assert eigen_ratio(np.array([[1, 0, 1], [1, 0, 1]])) == np.inf
    assert np.isnan(eigen_ratio(np.array([[1, 1], [0, 1]])))
