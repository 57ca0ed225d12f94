"""A task ends in one of three ways: it succeeded, it failed, or the user stopped it."""

from __future__ import annotations

import time

import pytest
from qgis.core import QgsApplication, QgsTask
from qgis.PyQt.QtCore import QEventLoop, QTimer
from qgis.PyQt.QtTest import QSignalSpy

from cm_civic_plugin.core.errors import BadInput
from cm_civic_plugin.gis.tasks import CivicTask, start


@pytest.fixture(autouse=True)
def app(qgis_app):
    return qgis_app


def run(work, *, cancel=False):
    """Run a task to its end; return what it emitted, and what QGIS was told of it."""
    task = CivicTask("Counting trees", work)
    spies = {
        name: QSignalSpy(getattr(task, name))
        for name in ("succeeded", "failed", "cancelled", "taskTerminated")
    }
    told = []
    manager = QgsApplication.taskManager()

    def note(task_id, status):
        told.append((status, manager.task(task_id).description()))

    manager.statusChanged.connect(note)
    loop = QEventLoop()
    for name in ("succeeded", "failed", "cancelled"):
        getattr(task, name).connect(lambda *_args: QTimer.singleShot(50, loop.quit))
    QTimer.singleShot(10_000, loop.quit)
    start(task)
    if cancel:
        QTimer.singleShot(50, task.cancel)
    loop.exec()
    manager.statusChanged.disconnect(note)
    return {name: [list(args) for args in spy] for name, spy in spies.items()}, told


def endless(progress):
    while True:
        progress(1)
        time.sleep(0.001)


def test_the_users_own_cancel_is_no_failure():
    emitted, told = run(endless, cancel=True)
    assert emitted["cancelled"] == [[]]
    assert emitted["taskTerminated"] == [[]]
    assert emitted["succeeded"] == emitted["failed"] == []
    # QGIS announces a Terminated task as "Task failed"
    status, words = told[-1]
    assert status == QgsTask.TaskStatus.Complete
    assert words == "Counting trees (cancelled)"


def test_success_and_failure_are_told_as_such():
    emitted, told = run(lambda _progress: 7)
    assert emitted["succeeded"] == [[7]]
    assert emitted["cancelled"] == emitted["failed"] == []

    def broken(_progress):
        raise BadInput("{file} is no good.", file="trees.csv")

    emitted, told = run(broken)
    assert emitted["failed"] == [["trees.csv is no good."]]
    assert emitted["cancelled"] == emitted["succeeded"] == []
    assert told[-1][0] == QgsTask.TaskStatus.Terminated


def test_one_cancelled_before_it_began_says_so_too():
    task = CivicTask("Counting trees", lambda _progress: 7)
    spy = QSignalSpy(task.cancelled)
    task.finished(False)
    assert len(spy) == 1


def test_a_task_begun_while_another_is_published_waits_until_qgis_is_done_with_that():
    """Else QGIS may take its runnable for the old one's and throw it away (QGIS issue 53806)."""
    known, done = [], []
    loop = QEventLoop()
    second = CivicTask("Counting once more", lambda _progress: 8)
    second.succeeded.connect(done.append)
    second.succeeded.connect(loop.quit)

    def go_on(_result):
        start(second)
        known.extend(task.description() for task in QgsApplication.taskManager().tasks())

    first = CivicTask("Counting trees", lambda _progress: 7)
    first.succeeded.connect(go_on)
    start(first)
    QTimer.singleShot(10_000, loop.quit)
    loop.exec()
    assert known == ["Counting trees"] and done == [8]


def test_one_cancelled_while_it_waits_to_be_queued_is_never_run():
    ran, ended = [], []
    second = CivicTask("Counting once more", ran.append)
    second.cancelled.connect(lambda: ended.append("cancelled"))

    def go_on(_result):
        start(second)
        second.cancel()

    first = CivicTask("Counting trees", lambda _progress: 7)
    first.succeeded.connect(go_on)
    start(first)
    loop = QEventLoop()
    QTimer.singleShot(500, loop.quit)
    loop.exec()
    assert ran == [] and ended == ["cancelled"]
