"""The state of a page in its address, so that a link reopens what one sees.

A widget starts from the address, else from what the reader last chose on another page, else from
its default; what it then holds is written back. Names in the address: `run`, `actor`, `principle`,
`pair` and a few a page; values that are not on offer are dropped.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, cast

import streamlit as st

_KEPT: Final = "links.kept"
_SEEN: Final = "links.seen"
_DRAWN: Final = "links.drawn"


def linked_select(
    label: str,
    options: Sequence[str],
    *,
    page: str,
    name: str,
    default: str | None = None,
    words: Mapping[str, str] | None = None,
    placeholder: str | None = None,
    told: str | None = None,
    always: bool = False,
) -> str | None:
    """Draw a select box whose choice stands in the address; None means 'everything'.

    A default is left out of the address unless `always` is given.
    """
    key = _begin(page, name, lambda value: value in options, default)
    named = words or {}
    value = st.selectbox(
        label,
        options,
        # The value itself comes from the session; an index besides would be a second default.
        index=None if default is None else 0,
        key=key,
        format_func=lambda option: named.get(option, option),
        placeholder=placeholder,
        help=told,
    )
    put(name, value, default=None if always else default)
    return cast(str | None, value)


def linked_many(
    label: str,
    options: Sequence[str],
    *,
    page: str,
    name: str,
    placeholder: str,
    told: str | None = None,
) -> tuple[str, ...]:
    """Draw a multiselect of short fixed words whose choices stand in the address."""
    key = _begin(page, name, lambda value: set(_split(value)) <= set(options), "")
    if isinstance(st.session_state[key], str):
        st.session_state[key] = _split(st.session_state[key])
    chosen = st.multiselect(label, options, key=key, placeholder=placeholder, help=told)
    put(name, "|".join(chosen), default="")
    return tuple(chosen)


def linked_text(
    label: str,
    *,
    page: str,
    name: str,
    draw: Callable[..., Any],
    **more: object,
) -> str:
    """Draw a text field (`draw`: st.text_input, st.text_area) whose text stands in the address."""
    key = _begin(page, name, lambda _: True, "")
    value = draw(label, key=key, **more) or ""
    put(name, value, default="")
    return str(value)


def linked_toggle(label: str, *, page: str, name: str, told: str | None = None) -> bool:
    """Draw a switch that stands in the address as `1` when it is on."""
    key = _begin(page, name, lambda value: value == "1", "")
    st.session_state[key] = st.session_state[key] in ("1", True)
    value = bool(st.toggle(label, key=key, help=told))
    put(name, "1" if value else "", default="")
    return value


def asked(name: str) -> str | None:
    """Return what the address says, else what was last chosen in this session."""
    value = st.query_params.get(name)
    return cast(str | None, value if value is not None else _memory(_KEPT).get(name))


def put(name: str, value: str | None, *, default: str | None = None) -> None:
    """Write a value to the address, or take it out where it is the default."""
    _memory(_KEPT)[name] = value
    if value in (None, "", default):
        _memory(_SEEN).pop(name, None)
        if name in st.query_params:
            del st.query_params[name]
    else:
        _memory(_SEEN)[name] = value
        if st.query_params.get(name) != value:
            st.query_params[name] = value


def carried(names: Sequence[str]) -> dict[str, str]:
    """Return what a link to another page takes along, of the names that the page knows."""
    for key, name in _memory(_DRAWN).items():
        value = st.session_state.get(key)
        if name is not None and isinstance(value, str):
            _memory(_KEPT)[name] = value
        elif name is not None and key in st.session_state and value is None:
            _memory(_KEPT)[name] = None
    kept = _memory(_KEPT)
    return {name: value for name in names if (value := kept.get(name))}


def assign(page: str, name: str, value: str) -> None:
    """Set a linked widget from a callback, for example when an example is clicked."""
    st.session_state[f"{page}.{name}"] = value


def _begin(page: str, name: str, allowed: Callable[[str], bool], default: str | None) -> str:
    key = f"{page}.{name}"
    _memory(_DRAWN)[key] = name
    told = st.query_params.get(name)
    changed = told is not None and told != _memory(_SEEN).get(name)
    if changed or key not in st.session_state:
        value = told if told is not None else _memory(_KEPT).get(name)
        st.session_state[key] = value if value is not None and allowed(value) else default
    elif isinstance(st.session_state[key], str) and not allowed(st.session_state[key]):
        # Another run was opened, which has no such actor or principle.
        st.session_state[key] = default
    return key


def _memory(name: str) -> dict[str, str | None]:
    return cast(dict[str, str | None], st.session_state.setdefault(name, {}))


def _split(value: str) -> list[str]:
    return [part for part in value.split("|") if part]
