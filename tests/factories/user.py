import factory
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from factory.django import DjangoModelFactory


class UserFactory(DjangoModelFactory):
    """A person with roles, named as in `repository.editorial.roles`."""

    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    username = factory.Sequence(lambda number: f"person-{number}")
    email = factory.LazyAttribute(lambda user: f"{user.username}@example.nhs.uk")

    @factory.post_generation
    def roles(self, create, names, **_kwargs):
        if create and names:
            self.groups.set(Group.objects.filter(name__in=names))
