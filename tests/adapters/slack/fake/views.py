"""views.*: modals and the Home tab."""

from __future__ import annotations

from adapters.slack import limits
from tests.adapters.slack.fake.checks import view_faults, view_size
from tests.adapters.slack.fake.methods import Asked, Method, Methods
from tests.adapters.slack.fake.model import Body, Refusal, Trigger, View


def checked(view: object, kind: str) -> Body:
    """A view that Slack accepts. Raises Refusal."""
    faults = view_faults(view)
    if not faults and isinstance(view, dict) and view["type"] != kind:
        faults = [f"view: must be a {kind}"]
    if faults or not isinstance(view, dict):
        raise Refusal("invalid_arguments", response_metadata={"messages": [f"[ERROR] {each}" for each in faults]})
    if view_size(view) > limits.VIEW_BYTES:
        raise Refusal("view_too_large")
    return view


def _unique(asked: Asked, view: Body) -> None:
    external = view.get("external_id")
    open = (each for stack in asked.space.modals.values() for each in stack)
    if external and any(each.external == external for each in open):
        raise Refusal("duplicate_external_id")


def _pulled(asked: Asked) -> Trigger:
    """Checked last, as the exchange can't be taken back."""
    return asked.space.pull(asked.text("trigger_id", error="invalid_trigger_id"))


def open_view(asked: Asked) -> Body:
    given = checked(asked.json("view"), "modal")
    _unique(asked, given)
    trigger = _pulled(asked)
    view = asked.space.fresh_view(trigger.user, given)
    asked.space.modals[trigger.user] = [view]
    asked.space.touch(view, "opened")
    return {"view": view.told()}


def push(asked: Asked) -> Body:
    given = checked(asked.json("view"), "modal")
    _unique(asked, given)
    trigger = _pulled(asked)
    stack = asked.space.modals.setdefault(trigger.user, [])
    if not trigger.view or trigger.view not in [each.id for each in stack]:
        # Only what happened in a modal may be followed by another one above it.
        raise Refusal("not_found")
    if len(stack) >= limits.VIEW_STACK:
        raise Refusal("push_limit_reached")
    view = asked.space.fresh_view(trigger.user, given, on=stack[-1])
    stack.append(view)
    asked.space.touch(view, "opened")
    return {"view": view.told()}


def update(asked: Asked) -> Body:
    view = asked.space.view(asked.maybe("view_id"), asked.maybe("external_id"))
    given = checked(asked.json("view"), view.given["type"])
    _current(asked, view)
    asked.space.change_view(view, given)
    return {"view": view.told()}


def publish(asked: Asked) -> Body:
    user = asked.space.person(asked.text("user_id")).id
    given = checked(asked.json("view"), "home")
    if not asked.space.home_tab:
        raise Refusal("not_enabled")
    view = asked.space.homes.get(user)
    if view is None:
        view = asked.space.homes[user] = asked.space.fresh_view(user, given)
        asked.space.touch(view, "published")
        return {"view": view.told()}
    _current(asked, view)
    asked.space.change_view(view, given)
    return {"view": view.told()}


def _current(asked: Asked, view: View) -> None:
    if asked.maybe("hash") not in ("", view.hash):
        raise Refusal("hash_conflict")


METHODS: Methods = {
    "views.open": Method(open_view),
    "views.push": Method(push),
    "views.update": Method(update),
    "views.publish": Method(publish),
}
