"""What can be erased, what is about to be, what was, and what is left, in words."""

from __future__ import annotations

from ..i18n import tr
from .erase_proof import Proof
from .erasing import Done
from .made_from import POSTS, Known, Plan

_SHOWN = 8


def source_words(known: Known) -> str:
    """Return an export's name with what there is of it."""
    name = known.source.name or tr("A file that is no longer known by name")
    said = []
    if known.in_hand:
        said.append(tr("imported now"))
    if known.titles:
        said.append(tr("results: {count}", count=len(known.titles)))
    if known.stores:
        said.append(tr("posts kept in the project"))
    return f"{name} ({known.source.sha256[:8]}): {', '.join(said)}" if said else name


def warning_of_source(plan: Plan) -> str:
    """Return what erasing a whole export will do."""
    return tr(
        "To be deleted: results with their layers and files ({results}), files of kept posts "
        "({stores}), quotes ({quotes}). This cannot be undone. Your own file of opinions stays "
        "where it is.",
        results=len(plan.made),
        stores=len(plan.stores),
        quotes=len(plan.quotes),
    )


def warning_of_posts(plan: Plan, posts: int) -> str:
    """Return what erasing some posts will do."""
    points = sum(made.kind == POSTS for made in plan.made)
    return tr(
        "Posts to be erased: {posts}. They go from results ({maps}; made again without them, or "
        "removed), layers of points ({points}) and files of kept posts ({stores}), and are left "
        "out whenever the file is read again. This cannot be undone. Your own file of opinions "
        "stays as it is.",
        posts=f"{posts:,}",
        maps=len(plan.made) - points,
        points=points,
        stores=len(plan.stores),
    )


def done_sentences(done: Done) -> list[str]:
    """Return what was erased."""
    said = []
    if done.posts:
        said.append(tr("Posts erased: {posts}.", posts=f"{done.posts:,}"))
    if done.remade:
        said.append(tr("Made again without them: {titles}.", titles=_list(done.remade)))
    if done.differ:
        said.append(
            tr(
                "Read or placed otherwise than when they were first made, so compare them: "
                "{titles}.",
                titles=_list(done.differ),
            )
        )
    if done.pruned:
        said.append(tr("The posts were taken out of: {titles}.", titles=_list(done.pruned)))
    if done.removed:
        titles = _list(done.removed)
        said.append(
            tr("Removed; make them again where you need them: {titles}.", titles=titles)
            if done.posts
            else tr("Removed: {titles}.", titles=titles)
        )
    if done.stores:
        said.append(tr("Files of kept posts cleared: {count}.", count=done.stores))
    if done.quotes:
        said.append(tr("Quotes dropped: {count}.", count=done.quotes))
    if done.stuck:
        said.append(
            tr(
                "These files could not be changed; another program may hold them open. Close it "
                "and erase again: {files}.",
                files=_list([str(path) for path in done.stuck]),
            )
        )
    return said


def proof_sentences(proof: Proof, done: Done | None = None) -> list[str]:
    """Return what was erased, what was looked through, and what is left and where."""
    said = done_sentences(done) if done is not None else []
    said.append(
        tr(
            "Looked through: files {files} ({megabytes} MB), layers of the project {layers}. "
            "Traces looked for: {traces}.",
            traces=f"{proof.traces:,}",
            files=f"{proof.files:,}",
            megabytes=f"{proof.bytes / 1e6:,.1f}",
            layers=proof.layers,
        )
    )
    if proof.is_clean:
        said.append(tr("Nothing was found."))
    for one in proof.left:
        said.append(
            tr(
                "Still there: {what} in {where}. {advice}",
                what=one.what,
                where=one.where,
                advice=one.advice,
            )
        )
    if proof.unread:
        said.append(
            tr(
                "These files could not be looked through: {files}.",
                files=_list([str(path) for path in proof.unread]),
            )
        )
    if proof.common:
        said.append(
            tr(
                "Others wrote {count} of the texts word for word, so their words cannot be "
                "searched for.",
                count=proof.common,
            )
        )
    if proof.points_unknown:
        said.append(
            tr(
                "Layers of points that an older version imported do not say which file they are "
                "of. Import the file again before erasing, and they are found too."
            )
        )
    if proof.kept_rows:
        said.append(
            tr(
                "The list of erased posts keeps the fingerprint of the file and the numbers of "
                "{rows} rows, so that they stay out when it is read again.",
                rows=proof.kept_rows,
            )
        )
    if proof.export:
        said.append(
            tr(
                "Your own file of opinions was not touched: it still lies at {files} and still "
                "holds the posts.",
                files=_list([str(path) for path in proof.export]),
            )
        )
    said.append(
        tr(
            "Copies elsewhere (pictures, prints, files sent to others, other projects) are out of "
            "reach."
        )
    )
    return said


def _list(names: list[str]) -> str:
    shown = ", ".join(names[:_SHOWN])
    if len(names) > _SHOWN:
        shown += " " + tr("and {count} more", count=len(names) - _SHOWN)
    return shown
