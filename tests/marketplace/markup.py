"""Reading our own markup in tests: what stands where, not how it is indented."""

from html.parser import HTMLParser

from django.template import Context, RequestContext, Template
from django.test import RequestFactory


def rendered(source: str, **context: object) -> str:
    """Render a piece of template without a request."""
    return Template(source).render(Context(context))


def at_address(path: str, source: str, **context: object) -> str:
    """Render a piece of template as part of the page at an address."""
    request = RequestFactory().get(path)
    return Template(source).render(RequestContext(request, context)).strip()


class _Texts(HTMLParser):
    def __init__(self, tag: str) -> None:
        super().__init__()
        self.tag, self.depth, self.texts = tag, 0, []

    def handle_starttag(self, tag, attrs):
        if tag == self.tag:
            self.depth += 1
            self.texts.append("")

    def handle_endtag(self, tag):
        if tag == self.tag:
            self.depth -= 1

    def handle_data(self, data):
        if self.depth:
            self.texts[-1] += data


def text_of(html: str, tag: str) -> list[str]:
    """Return the text of each element of one kind, spaces folded."""
    reader = _Texts(tag)
    reader.feed(html)
    return [" ".join(text.split()) for text in reader.texts]
