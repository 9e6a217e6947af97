from django.apps import AppConfig


class TrainingConfig(AppConfig):
    name = "training"
    verbose_name = "Lernen"

    def ready(self) -> None:
        """Connect the receivers: what follows a change."""
        import training.receivers  # noqa: F401
