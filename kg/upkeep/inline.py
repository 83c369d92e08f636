"""Whether a store is in line with its project's files: cheap to find out."""

from __future__ import annotations

from kg.project import Project
from kg.upkeep.fingerprint import folders_look, project_look
from kg.upkeep.record import BuildRecord


def in_line(project: Project, record: BuildRecord | None, most: int) -> bool | None:
    """Whether a store with the record of its last build is in line with the project's files.

    Cheap: of up to `most` files each is looked at, of more only their folders. None when it cannot
    be told, since a build was interrupted.
    """
    if record is None:
        return None
    if record.articles > most:
        return folders_look(project, record.folders) == record.folders_look
    return project_look(project) == record.look
