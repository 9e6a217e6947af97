"""What a learner sends from a course or a lesson. Every view fetches through the learner, makes one domain call and goes back to the page.

Without JavaScript that is a redirect to the place on the page; htmx gets that place alone, from the same templates.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import BadRequest
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from shops.requests import TownRequest
from training.domain.attempts import (
    AlreadyAnswered,
    NotAnAnswer,
    NothingChosen,
    begin_attempt,
    own_attempt,
    progress_for_answers,
    record_answer,
)
from training.domain.enrolling import NotYourShop, choose_shop, enrol
from training.domain.lesson_screen import lesson_screen
from training.domain.practice import check_task, open_task
from training.domain.progress import settle_lesson
from training.domain.queries import course_of, enrolment_for, live_lesson, public_course, quiz_in
from training.forms import AnswerForm, ShopForm
from training.models import LessonPage, LessonProgress

View = Callable[..., HttpResponse]


def for_learner(view: View) -> View:
    """Take a POST to a lesson from a signed-in learner of its course; strangers sign in and come back to the lesson."""

    @require_POST
    @wraps(view)
    def inner(request: TownRequest, lesson_id: int, **kwargs: Any) -> HttpResponse:
        lesson = live_lesson(lesson_id)
        if not request.user.is_authenticated:
            return redirect_to_login(lesson.url)
        enrolment = enrolment_for(request.user, course_of(lesson))
        return view(request, lesson, progress_for_answers(enrolment=enrolment, lesson=lesson), **kwargs)

    return inner


@require_POST
def begin(request: TownRequest, course_id: int) -> HttpResponse:
    """Begin a course, for one of the learner's shops or for none."""
    course = public_course(course_id)
    if not request.user.is_authenticated:
        return redirect_to_login(course.url)
    choice = _shop_form(request)
    try:
        enrol(user=request.user, course=course, shop_id=choice["shop"], at=request.at)
    except NotYourShop:
        raise Http404 from None
    return redirect(_lesson_url(choice["lesson"]) or course.url)


@require_POST
def shop(request: TownRequest, course_id: int) -> HttpResponse:
    """Learn for another of one's shops from now on."""
    course = public_course(course_id)
    if not request.user.is_authenticated:
        return redirect_to_login(course.url)
    enrolment, choice = enrolment_for(request.user, course), _shop_form(request)
    if choice["shop"] is None:
        raise BadRequest
    try:
        choose_shop(enrolment=enrolment, user=request.user, shop_id=choice["shop"], at=request.at)
    except NotYourShop:
        raise Http404 from None
    return redirect(_lesson_url(choice["lesson"]) or course.url)


@for_learner
def answer(request: TownRequest, lesson: LessonPage, progress: LessonProgress, quiz_id: int) -> HttpResponse:
    """Take the answer to one question of a quiz; what our page never offered is a bad request and leaves no trace."""
    quiz = quiz_in(lesson, quiz_id)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        raise BadRequest
    given = form.cleaned_data
    attempt = own_attempt(progress=progress, quiz=quiz, public_id=given["attempt"]) if given["attempt"] else None
    facts = {"question_id": given["question"], "chosen": given["answer"], "at": request.at}
    try:
        attempt = record_answer(progress=progress, quiz=quiz, attempt=attempt, **facts)
    except NotAnAnswer:
        raise BadRequest from None
    except AlreadyAnswered:
        return _refuse(request, lesson, _("Diese Frage ist schon beantwortet. Es gilt die erste Antwort."))
    except NothingChosen:
        return _mend(request, lesson, quiz_id, _("Bitte wählen Sie zuerst eine Antwort."))
    return _show(request, lesson, f"#frage-{quiz_id}-{attempt.answered}", quiz_id=quiz_id, fresh=attempt.answered)


@for_learner
def retry(request: TownRequest, lesson: LessonPage, progress: LessonProgress, quiz_id: int) -> HttpResponse:
    """Begin a quiz once more."""
    quiz = quiz_in(lesson, quiz_id)
    try:
        begin_attempt(progress=progress, quiz=quiz, at=request.at)
    except (AlreadyAnswered, NotAnAnswer):
        return _refuse(request, lesson, _("Gerade kann kein neuer Versuch beginnen."))
    return _show(request, lesson, f"#quiz-{quiz_id}", quiz_id=quiz_id)


@for_learner
def practice(request: TownRequest, lesson: LessonPage, progress: LessonProgress, task_id: int) -> HttpResponse:
    """Check a practice task because the learner asks."""
    if task_id not in lesson.chosen("task"):
        raise Http404
    if step := open_task(progress=progress, task_id=task_id):
        check_task(step=step, at=request.at)
    return _show(request, lesson, f"#aufgabe-{task_id}", task_id=task_id)


@for_learner
def read(request: TownRequest, lesson: LessonPage, progress: LessonProgress) -> HttpResponse:
    """Take the learner's word that a lesson was read, where nothing is left to check."""
    settle_lesson(progress=progress, at=request.at, read=True)
    return redirect(f"{lesson.url}#abschluss")


def _show(request: TownRequest, lesson: LessonPage, place: str, **part: object) -> HttpResponse:
    """Go back to the place on the lesson; htmx gets that part of it, with the progress and the conclusion beside it."""
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect(f"{lesson.url}{place}")
    screen = lesson_screen(lesson=lesson, user=request.user, at=request.at)  # type: ignore[attr-defined]
    status = 422 if part.get("error") else 200
    return render(request, "training/lesson_update.html", {"page": lesson, "lesson": screen, **part}, status=status)


def _mend(request: TownRequest, lesson: LessonPage, quiz_id: int, words: str) -> HttpResponse:
    """Show the question again with what was missing."""
    if request.htmx:  # type: ignore[attr-defined]
        return _show(request, lesson, "", quiz_id=quiz_id, error=words)
    return _again(request, lesson, words, status=422)


def _refuse(request: TownRequest, lesson: LessonPage, words: str) -> HttpResponse:
    """Show the lesson as it stands, because what was sent no longer fits it."""
    if request.htmx:  # type: ignore[attr-defined]
        messages.error(request, words)
        return HttpResponse(status=400, headers={"HX-Refresh": "true"})
    return _again(request, lesson, words, status=400)


def _again(request: TownRequest, lesson: LessonPage, words: str, *, status: int) -> HttpResponse:
    messages.error(request, words)
    response: HttpResponse = lesson.serve(request)
    response.status_code = status
    return response


def _shop_form(request: TownRequest) -> dict[str, int | None]:
    form = ShopForm(request.POST)
    if not form.is_valid():
        raise BadRequest
    return form.cleaned_data


def _lesson_url(lesson_id: int | None) -> str:
    return str(live_lesson(lesson_id).url) if lesson_id else ""
