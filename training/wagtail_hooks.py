"""What learning adds to Wagtail, under "Lernen": questions, quizzes and tasks to write, and the progress of those who learn.

Who may do what is a matter of Wagtail's groups: rights on these rows, and page rights below the index of courses.
"""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.models import Page
from wagtail.permission_policies.base import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from training.domain.queries import learners_below
from training.forms.authoring import PARAM_FIELDS, ByHandForm, PracticeTaskForm, QuestionForm, QuizForm, ShareInput, named_check
from training.models import LessonProgress, PracticeTask, Question, Quiz
from training.views.cms import ByHandView, ProgressIndexView


class ProgressPolicy(ModelPermissionPolicy):
    """Progress is made by learners: nobody adds it or takes it away."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action in ("view", "change") and bool(super().user_has_permission(user, action))


register_permission_policy(LessonProgress, ProgressPolicy(LessonProgress), exact_class=True)


class QuizViewSet(SnippetViewSet):
    """Quizzes."""

    model = Quiz
    icon = "help"
    list_display = ["title", "pass_mark", "tries"]
    search_fields = ["title"]
    edit_handler = ObjectList(
        [
            FieldPanel("title"),
            MultiFieldPanel([FieldPanel("pass_mark"), FieldPanel("tries")], heading=gettext_lazy("Bestehen")),
            InlinePanel(
                "places", heading=gettext_lazy("Fragen"), label=gettext_lazy("Frage"), help_text=gettext_lazy("In dieser Reihenfolge.")
            ),
        ],
        base_form_class=QuizForm,
    )


class QuestionViewSet(SnippetViewSet):
    """Questions."""

    model = Question
    icon = "openquote"
    list_display = ["text", "kind"]
    list_filter = ["kind"]
    search_fields = ["text"]
    edit_handler = ObjectList(
        [
            FieldPanel("kind"),
            FieldPanel("text"),
            InlinePanel(
                "answers",
                panels=[FieldPanel("text"), FieldPanel("fraction", widget=ShareInput), FieldPanel("feedback")],
                heading=gettext_lazy("Antworten"),
                label=gettext_lazy("Antwort"),
                min_num=2,
            ),
            FieldPanel("explanation"),
        ],
        base_form_class=QuestionForm,
    )


class PracticeTaskViewSet(SnippetViewSet):
    """Practice tasks."""

    model = PracticeTask
    icon = "check"
    list_display = ["title", Column(named_check, label=gettext_lazy("Prüfpunkt"))]
    search_fields = ["title"]
    edit_handler = ObjectList(
        [
            FieldPanel("title"),
            FieldPanel("text"),
            FieldPanel("check_key"),
            MultiFieldPanel([FieldPanel(name) for name in PARAM_FIELDS], heading=gettext_lazy("Werte des Prüfpunkts")),
        ],
        base_form_class=PracticeTaskForm,
    )


class ProgressViewSet(ModelViewSet):
    """How far the learners are; a lesson can be completed by hand."""

    model = LessonProgress
    icon = "tasks"
    menu_label = gettext_lazy("Fortschritt")
    add_to_reference_index = False
    copy_view_enabled = False
    index_view_class = ProgressIndexView
    edit_view_class = ByHandView
    list_display = ["title", "enrolment", "state", "completed_at", "by_hand_by", "by_hand_reason"]
    list_filter = ["state", "enrolment__course", "enrolment__shop"]
    search_fields = ["title", "enrolment__user__name", "enrolment__user__email"]
    ordering = ["-enrolment__enrolled_at", "position"]

    def get_form_class(self, for_update: bool = False) -> type[ByHandForm]:
        """Ask for the reason alone."""
        return ByHandForm


class LearningGroup(SnippetViewSetGroup):
    """Everything of learning that is no page."""

    menu_label = gettext_lazy("Lernen")
    menu_icon = "openquote"
    menu_order = 250
    items = (QuizViewSet, QuestionViewSet, PracticeTaskViewSet, ProgressViewSet)


register_snippet(LearningGroup)


@hooks.register("before_delete_page")
def learners_stay(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Keep a course that people have begun; it can be unpublished instead."""
    if request.method == "POST" and (count := learners_below(page)):
        _say_who_learns(request, count)
        return redirect("wagtailadmin_explore", page.get_parent().pk)
    return None


@hooks.register("before_bulk_action")
def learners_stay_in_bulk(request: HttpRequest, action_type: str, objects: Sequence[Any], action: Any) -> HttpResponse | None:
    """Keep such courses also when many pages are deleted at once."""
    pages = [each for each in objects if isinstance(each, Page)] if action_type == "delete" else []
    if count := sum(learners_below(page) for page in pages):
        _say_who_learns(request, count)
        return redirect("wagtailadmin_explore_root")
    return None


def _say_who_learns(request: HttpRequest, count: int) -> None:
    words = ngettext("Eine Person nimmt daran teil.", "%(count)d Personen nehmen daran teil.", count) % {"count": count}
    messages.error(request, _("Nicht gelöscht. %(words)s Heben Sie stattdessen die Veröffentlichung auf.") % {"words": words})
