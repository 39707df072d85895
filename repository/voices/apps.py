from django.apps import AppConfig


class VoicesConfig(AppConfig):
    name = "repository.voices"
    label = "voices"

    def ready(self) -> None:
        from repository.records.additions import register_notice, register_refusal
        from repository.voices.safety import signals
        from repository.voices.safety.gate import refuse_unsafe
        from repository.voices.safety.notice import build_notice

        register_refusal(refuse_unsafe)
        register_notice(build_notice)
