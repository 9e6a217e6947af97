"""Every address of the town. Each floor names its own in <package>/urls.py; the desk and the cockpit gather several floors."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from marketplace.views import account, basket, checkout, counter, files, notice, orders, robots
from marketplace.views.colours import colours
from marketplace.views.desk import desk_today
from marketplace.views.offline import offline, offline_worker
from marketplace.views.style_guide import style_guide
from shops.urls import desk_urlpatterns as shop_desk
from shops.views.sitemaps import SITEMAPS

trade = (
    [
        path("korb/", basket.show, name="basket"),
        path("korb/dazu/", basket.add, name="add"),
        path("korb/aufraeumen/", basket.tidy, name="tidy"),
        path("korb/pruefen/", checkout.check, name="check"),
        path("korb/<key:pk>/", basket.change, name="change"),
        path("reserviert/<uuid:placement>/", checkout.placed, name="placed"),
        path("r/<slug:token>/", orders.guest, name="guest"),
        path("r/<slug:token>/aufheben/", orders.cancel, name="cancel"),
        path("konto/reservierungen/", orders.mine, name="orders"),
    ],
    "trade",
)
town = ([path("melden/", notice.notice, name="notice")], "town")
counter_desk = [
    path("abholen/", counter.counter, name="counter"),
    path("abholen/<slug:number>/", counter.order, name="order"),
    path("abholen/<slug:number>/bereit/", counter.ready, name="ready"),
    path("abholen/<slug:number>/absagen/", counter.decline, name="decline"),
]
desk = ([path("", desk_today, name="today"), *shop_desk, *counter_desk], "desk")

urlpatterns = [
    path("cms/login/", account.to_login, name="cms_login"),
    path("django-admin/", account.to_login, name="admin_login"),
    path("django-admin/login/", account.to_login),
    path("cms/", include(wagtailadmin_urls)),
    path("dokumente/", include(wagtaildocs_urls)),
    path("media/<path:path>", files.media, name="media"),
    path("robots.txt", robots.robots, name="robots"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("stil/", style_guide, name="style_guide"),
    path("offline/", offline, name="offline"),
    path("offline.js", offline_worker, name="offline_worker"),
    re_path(r"^farben/(?P<town>[0-9a-f]{6})-(?P<accent>[0-9a-f]{6})\.css\Z", colours, name="colours"),
    *i18n_patterns(
        path("konto/", account.home, name="account_home"),
        path("konto/laden/<key:pk>/", account.choose_shop, name="choose_shop"),
        path("konto/", include("allauth.urls")),
        path("theke/", include(desk, namespace="desk")),
        path("", include("shops.urls")),
        path("", include("search.urls")),
        path("", include("training.urls")),
        path("", include(trade, namespace="trade")),
        path("", include(town, namespace="town")),
        path("_util/login/", account.to_login, name="page_login"),
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]
