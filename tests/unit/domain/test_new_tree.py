"""Trees that are written in one go."""

from workbench.domain.environment import Defaults
from workbench.domain.new_tree import NewFolder, NewTree


def test_that_a_tree_has_no_environments_unless_it_says_so() -> None:
    tree = NewTree((NewFolder("", Defaults("C")),), ())
    assert tree.environments == ()
    assert tree.folders[0].order == ()
