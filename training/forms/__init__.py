from training.forms.answers import AnswerForm, ShopForm

__all__ = ["AnswerForm", "ShopForm"]
