"""How every form of the product is rendered, so that no template and no form has to say it."""

from django.forms.renderers import TemplatesSetting


class TownRenderer(TemplatesSetting):
    """Renders forms and fields by the components; widgets come from the project's templates, then Django's."""

    form_template_name = "components/form.html"
    field_template_name = "components/field.html"
