"""The addresses of learning beside its pages: what a learner sends; what one reads are the pages themselves."""

from django.urls import URLPattern, path

from training.views import lessons

app_name = "training"
urlpatterns: list[URLPattern] = [
    path("lernen/kurs/<key:course_id>/beginnen/", lessons.begin, name="begin"),
    path("lernen/kurs/<key:course_id>/laden/", lessons.shop, name="shop"),
    path("lernen/lektion/<key:lesson_id>/quiz/<key:quiz_id>/", lessons.answer, name="answer"),
    path("lernen/lektion/<key:lesson_id>/quiz/<key:quiz_id>/neu/", lessons.retry, name="retry"),
    path("lernen/lektion/<key:lesson_id>/aufgabe/<key:task_id>/", lessons.practice, name="practice"),
    path("lernen/lektion/<key:lesson_id>/gelesen/", lessons.read, name="read"),
]
