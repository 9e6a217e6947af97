from training.models.pages import TrainingIndexPage

__all__ = ["TrainingIndexPage"]
