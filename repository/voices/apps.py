from django.apps import AppConfig


class VoicesConfig(AppConfig):
    name = "repository.voices"
    label = "voices"

    def ready(self) -> None:
        from django.db.models.signals import post_delete

        from repository.media.access import register_guard
        from repository.media.reading import register_never_read
        from repository.records.additions import register_notice, register_refusal
        from repository.records.models import Consent
        from repository.voices import checks, evidence
        from repository.voices.safety import signals
        from repository.voices.safety.gate import refuse_unsafe
        from repository.voices.safety.notice import build_notice
        from repository.voices.withdrawal import checks as withdrawal_checks

        evidence.register_policies()
        register_guard(evidence.no_page_shows_evidence)
        register_never_read(evidence.never_read)
        register_refusal(refuse_unsafe)
        register_notice(build_notice)
        post_delete.connect(
            evidence.consent_deleted, sender=Consent, dispatch_uid="voices.consent_deleted"
        )
