"""Open one page alone, as a reader who followed a link."""

from streamlit.testing.v1 import AppTest


def overview() -> None:
    """Draw the page."""
    from scorer.ui.overview import render

    render()


def evidence() -> None:
    """Draw the page."""
    from scorer.ui.evidence import render

    render()


def timeline() -> None:
    """Draw the page."""
    from scorer.ui.timeline import render

    render()


def try_it() -> None:
    """Draw the page."""
    from scorer.ui.try_it import render

    render()


def your_data() -> None:
    """Draw the page."""
    from scorer.ui.your_data import render

    render()


def method() -> None:
    """Draw the page."""
    from scorer.ui.method import render

    render()


def open_page(page, **query) -> AppTest:
    """Run a page with what a link says; no exception may show."""
    test = AppTest.from_function(page, default_timeout=30)
    for name, value in query.items():
        test.query_params[name] = value
    test.run()
    assert not test.exception, test.exception
    return test


def texts(test: AppTest) -> list[str]:
    """Return every literal text of a page."""
    return [str(each.value) for each in test.text]


def formatted(test: AppTest) -> str:
    """Return all that is read as Markdown on a page."""
    kinds = ("markdown", "caption", "title", "subheader", "info", "warning", "error", "success")
    return "\n".join(str(each.value) for kind in kinds for each in getattr(test, kind))
