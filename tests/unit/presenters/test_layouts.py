"""Which layout is in force, and what F9 does."""

from workbench.presenters.layouts import Layout, LayoutChoice, layout_named

NOTHING = LayoutChoice()


def test_that_the_width_decides_until_something_is_chosen() -> None:
    assert NOTHING.in_force(narrow=False) is Layout.SIDE_BY_SIDE
    assert NOTHING.in_force(narrow=True) is Layout.STACKED
    chosen = NOTHING.choose(Layout.SIDE_BY_SIDE)
    assert chosen.in_force(narrow=True) is Layout.SIDE_BY_SIDE


def test_that_the_next_layouts_go_around() -> None:
    choice, seen = NOTHING, []
    for _ in Layout:
        choice = choice.next(narrow=False)
        seen.append(choice.chosen)
    assert seen == [Layout.STACKED, Layout.COMPOSER, Layout.RESPONSE, Layout.SIDE_BY_SIDE]


def test_that_the_other_half_comes_back_as_it_lay() -> None:
    choice = NOTHING.choose(Layout.STACKED).choose(Layout.RESPONSE)
    assert choice.with_both().in_force(narrow=False) is Layout.STACKED
    assert NOTHING.choose(Layout.COMPOSER).with_both() == NOTHING


def test_that_a_saved_layout_is_found_by_its_name_and_no_other() -> None:
    assert [layout_named(layout.value) for layout in Layout] == list(Layout)
    assert layout_named("sideways") is None
