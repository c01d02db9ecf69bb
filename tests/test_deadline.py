"""A deadline is said in its number, and annexes without one of their own have the agenda's."""

import pytest

from lchnv_cli.model.deadline import Deadline, Due


@pytest.mark.parametrize(
    ("deadline", "said"),
    [
        (Deadline(1, working=True), "1 arbetsdag"),
        (Deadline(2, working=True), "2 arbetsdagar"),
        (Deadline(1, working=False), "1 dag"),
        (Deadline(2, working=False), "2 dagar"),
    ],
)
def test_one_day_is_said_in_the_singular(deadline: Deadline, said: str) -> None:
    assert str(deadline) == said


@pytest.mark.parametrize(
    ("due", "values", "deadline"),
    [
        (Due.MAIL, {"utskick_arbetsdagar": 3}, Deadline(3, working=True)),
        (Due.MAIL, {"utskick_dagar": 3}, Deadline(3, working=False)),
        (Due.MAIL, {"utskick_arbetsdagar": 0, "utskick_dagar": 1}, Deadline(1, working=False)),
        (Due.MAIL, {"arbetsdagar": 5}, None),
        (Due.ANNEXES, {"arbetsdagar": 5}, Deadline(5, working=True)),
        (Due.ANNEXES, {"arbetsdagar": 5, "bilagor_dagar": 2}, Deadline(2, working=False)),
        (Due.AGENDA, {}, None),
    ],
)
def test_a_deadline_is_what_the_values_set(
    due: Due, values: dict[str, int], deadline: Deadline | None
) -> None:
    assert due.among(values) == deadline
