"""People for tests."""

from typing import Any

import factory
from factory.django import DjangoModelFactory

from marketplace.models import User

PASSWORD = "richtig-gutes-kennwort"


class UserFactory(DjangoModelFactory):
    """A person with a verified e-mail address and the known password."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = factory.Sequence(lambda n: f"person{n}@example.org")
    name = factory.Sequence(lambda n: f"Person {n}")

    @classmethod
    def _create(cls, model_class: type[User], *args: Any, **fields: Any) -> User:
        user = model_class.objects.create_user(password=PASSWORD, **fields)
        user.emailaddress_set.create(email=user.email, verified=True, primary=True)
        return user
