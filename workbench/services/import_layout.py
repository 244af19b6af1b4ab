"""Where imported requests lie on disk: file names, folders and their order (collection-format.md, rules 3 and 8)."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from workbench.domain.environment import Defaults, Environment
from workbench.domain.file_names import file_stem
from workbench.domain.new_tree import NewFolder, NewRequest, NewTree
from workbench.importers.imported import Imported, Placed, PlacedFolder

SUFFIX = ".yaml"


def tree_of(sources: Iterable[Imported], name: str) -> NewTree:
    """Return the tree for what several sources hold, called `name`.

    One source with requests fills the tree itself, several have a folder each; a source that holds environments
    alone brings nothing but those.
    """
    held = [imported for imported in sources if imported.requests or imported.environments]
    filled = [imported for imported in held if imported.requests]
    layout = _Layout(name)
    for imported in filled:
        layout.add(imported, below=len(filled) > 1)
    return layout.tree(environment for imported in held for environment in imported.environments)


def place_for(folder: str, sources: Sequence[Imported], *, is_free: bool) -> tuple[str, str]:
    """Return the name of an import and the folder it is written to.

    A free folder becomes the collection itself; in one that holds something, the import gets a folder of its own,
    named after what it holds.
    """
    filled = [source for source in sources if source.requests]
    tops = [d.defaults.name for source in filled for d in source.folders if not d.folder]
    own = tops[0] if len(filled) == len(tops) == 1 else ""
    if is_free:
        last = folder.rstrip("/\\").replace("\\", "/").rpartition("/")[2]
        return own or last or "Imported", folder
    name = own or "Imported"
    return name, f"{folder.rstrip('/')}/{file_stem(name, (), 'imported')}"


class _Layout:
    """Gives every folder and request its place."""

    def __init__(self, name: str) -> None:
        self._top = Defaults(name)
        self._paths: dict[tuple[str, ...], str] = {(): ""}
        self._defaults: dict[str, Defaults] = {}
        self._children: dict[str, dict[str, None]] = {"": {}}
        self._requests: list[NewRequest] = []

    def add(self, imported: Imported, *, below: bool) -> None:
        known = {placed.folder: placed.defaults for placed in imported.folders}
        own = known.get((), Defaults(imported.format))
        above: tuple[str, ...] = ()
        if below:
            above = (self._free_name(own.name),)
            self._folder(above, own)
        elif () in known:
            self._top = replace(own, name=self._top.name)
        for folder in imported.folders:
            self._take_folder(folder, above)
        for placed in imported.requests:
            self._take(placed, above, known)

    def tree(self, environments: Iterable[Environment]) -> NewTree:
        folders = [NewFolder("", self._top, tuple(self._children[""]))]
        folders += [
            NewFolder(path, defaults, tuple(self._children[path]))
            for path, defaults in self._defaults.items()
        ]
        stems: dict[str, Environment] = {}
        for environment in environments:
            stems[file_stem(environment.name, stems, "environment")] = environment
        return NewTree(tuple(folders), tuple(self._requests), tuple(stems.items()))

    def _free_name(self, name: str) -> str:
        """Return a name no other source at the top has; two collections of one name stay two."""
        number, free = 1, name
        while (free,) in self._paths:
            number += 1
            free = f"{name} {number}"
        return free

    def _take_folder(self, placed: PlacedFolder, above: tuple[str, ...]) -> None:
        if placed.folder:
            self._folder((*above, *placed.folder), placed.defaults)

    def _take(
        self,
        placed: Placed,
        above: tuple[str, ...],
        known: dict[tuple[str, ...], Defaults],
    ) -> None:
        names = (*above, *placed.folder)
        for depth in range(1, len(names) + 1):
            own = names[len(above) : depth]
            self._folder(names[:depth], known.get(own, Defaults(names[depth - 1])))
        path = self._paths[names]
        stem = file_stem(placed.request.name, self._children[path])
        self._children[path][stem] = None
        self._requests.append(NewRequest(_joined(path, stem + SUFFIX), placed.request))

    def _folder(self, names: tuple[str, ...], defaults: Defaults) -> None:
        if names in self._paths:
            return
        parent = self._paths[names[:-1]]
        stem = file_stem(names[-1], self._children[parent], "folder")
        self._children[parent][stem] = None
        path = _joined(parent, stem)
        self._paths[names] = path
        self._children[path] = {}
        self._defaults[path] = replace(defaults, name=names[-1])


def _joined(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name
