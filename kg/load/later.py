"""Values of an object that are made when they are first asked for."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


@dataclass(frozen=True)
class Later(Generic[T]):
    """Stands for what `make` returns, until it is needed."""

    make: Callable[[], T]


class Lazy(Generic[T]):
    """A field of a dataclass that may be set to a `Later`: whoever reads it gets what that makes.

    Use it for what takes long to make and is seldom asked for. What `default` returns is the value
    of an object for which none was given.
    """

    def __init__(self, default: Callable[[], T]) -> None:
        self._default = default
        self._name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self._name = f"_{name}"

    @overload
    def __get__(self, instance: None, owner: type) -> Later[T]: ...
    @overload
    def __get__(self, instance: object, owner: type) -> T: ...
    def __get__(self, instance: object | None, owner: type) -> T | Later[T]:
        if instance is None:  # the dataclass asks for the default
            return Later(self._default)
        found: Any = getattr(instance, self._name)
        if isinstance(found, Later):
            found = found.make()
            setattr(instance, self._name, found)
        made: T = found
        return made

    def __set__(self, instance: object, value: T | Later[T]) -> None:
        setattr(instance, self._name, value)
