from django.apps import AppConfig


class ReplicationConfig(AppConfig):
    name = "repository.replication"
    label = "replication"

    def ready(self) -> None:
        from wagtail import hooks

        from repository.jinja import register_global
        from repository.publisher import snapshot
        from repository.records.changes import changed
        from repository.replication.models import Adoption, WriteUp
        from repository.replication.writing_up import admin, begun

        snapshot.watch(Adoption, WriteUp)
        changed.connect(begun.follow, dispatch_uid="replication.writing_up.follow")
        register_global("write_up_of", begun.find_write_up)
        hooks.register("register_admin_urls", admin.list_urls)
        hooks.register("register_reports_menu_item", admin.build_menu_item)
