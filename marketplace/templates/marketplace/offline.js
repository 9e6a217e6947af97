{% load static %}// Keeps one page and its stylesheet for when the network is gone. No other page is ever stored: most of them are somebody's own.
const PAGE = "{% url 'offline' %}";
const FILES = [PAGE, "{% static 'css/main.css' %}", "{% static 'img/logo.svg' %}"];
const SHELF = "offline-" + FILES.join();

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(SHELF).then((shelf) => shelf.addAll(FILES)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const old = (names) => names.filter((name) => name !== SHELF);
  event.waitUntil(caches.keys().then((names) => Promise.all(old(names).map((name) => caches.delete(name)))));
});

self.addEventListener("fetch", (event) => {
  const kept = FILES.includes(new URL(event.request.url).pathname);
  if (event.request.mode === "navigate") {
    event.respondWith(fetch(event.request).catch(() => caches.match(PAGE)));
  } else if (kept) {
    event.respondWith(fetch(event.request).catch(() => caches.match(event.request)));
  }
});
