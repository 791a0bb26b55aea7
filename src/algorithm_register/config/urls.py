"""Every address of the register, by channel."""

from django.urls import include, path

from algorithm_register.operations.views import ready

urlpatterns = [
    path("readyz", ready),
    path("", include("algorithm_register.website.urls")),
]

handler404 = "algorithm_register.website.views.errors.not_found"
handler500 = "algorithm_register.website.views.errors.broken"
handler400 = "algorithm_register.website.views.errors.bad_request"
