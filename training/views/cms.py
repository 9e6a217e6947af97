"""What staff do with learners' progress in the CMS."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.views import generic

from training.domain.progress import complete_by_hand
from training.models import LessonProgress


class ProgressIndexView(generic.IndexView):
    """Everyone's lessons."""

    def get_base_queryset(self) -> QuerySet[LessonProgress]:
        """Fetch learner, course and shop along with each row."""
        rows: QuerySet[LessonProgress] = super().get_base_queryset()
        return rows.select_related("enrolment__user", "enrolment__course", "by_hand_by")


class ByHandView(generic.EditView):
    """Complete a lesson in the learner's stead; the reason is all there is to enter."""

    success_message = _("„%(object)s“ ist abgehakt.")

    def save_instance(self) -> Any:
        """Complete the lesson with its event instead of saving the row."""
        progress = LessonProgress.objects.select_related("enrolment").get(pk=self.form.instance.pk)
        reason = self.form.cleaned_data["by_hand_reason"]
        complete_by_hand(progress=progress, actor=self.request.user, reason=reason, at=self.request.at)
        progress.refresh_from_db()
        return progress
