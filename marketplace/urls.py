"""Every address of the town. Each floor names its own in <package>/urls.py; the desk and the cockpit gather several floors."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from marketplace.views import account, files
from shops.urls import desk_urlpatterns as shop_desk

trade = ([], "trade")  # basket, reservations, guest links: filled by marketplace.views
desk = ([*shop_desk], "desk")

urlpatterns = [
    path("cms/login/", account.to_login, name="cms_login"),
    path("django-admin/", RedirectView.as_view(pattern_name="account_login"), name="admin_login"),
    path("cms/", include(wagtailadmin_urls)),
    path("dokumente/", include(wagtaildocs_urls)),
    path("media/<path:path>", files.media, name="media"),
    *i18n_patterns(
        path("konto/", include("allauth.urls")),
        path("theke/", include(desk, namespace="desk")),
        path("", include("shops.urls")),
        path("", include("search.urls")),
        path("", include("training.urls")),
        path("", include(trade, namespace="trade")),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]
