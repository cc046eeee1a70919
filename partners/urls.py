"""Addresses of the register, below /<lok>/partners/."""

from django.urls import path

from .views import contacts, imports, organisers, people, places

app_name = "partners"
urlpatterns = [
    path("", organisers.overview, name="overview"),
    path("organisatoren/", organisers.organiser_list, name="organiser_list"),
    path("organisatoren/nieuw/", organisers.register_organiser, name="register_organiser"),
    path("organisatoren/<int:pk>/", organisers.organiser_detail, name="organiser_detail"),
    path("organisatoren/<int:pk>/wijzigen/", organisers.edit_organiser, name="edit_organiser"),
    path("organisatoren/<int:pk>/profiel/", organisers.edit_profile, name="edit_profile"),
    path("organisatoren/<int:pk>/bevestigen/", organisers.confirm_data, name="confirm_data"),
    path("organisatoren/<int:pk>/stoppen/", organisers.stop_organiser, name="stop_organiser"),
    path("organisatoren/<int:pk>/hervatten/", organisers.resume_organiser, name="resume_organiser"),
    path("organisatoren/<int:pk>/opnemen/", organisers.welcome_organiser, name="welcome_organiser"),
    path("werkingen/<int:pk>/beeindigen/", organisers.end_activity, name="end_activity"),
    path("organisatoren/<int:pk>/contacten/nieuw/", contacts.add_contact, name="add_contact"),
    path("contacten/<int:pk>/beeindigen/", contacts.end_contact, name="end_contact"),
    path(
        "organisatoren/<int:pk>/subsidiegroepen/nieuw/",
        contacts.add_subsidy_group,
        name="add_subsidy_group",
    ),
    path("subsidiegroepen/<int:pk>/wijzigen/", contacts.edit_subsidy_group, name="edit_subsidy_group"),
    path("subsidiegroepen/<int:pk>/beeindigen/", contacts.end_subsidy_group, name="end_subsidy_group"),
    path("locaties/", places.location_list, name="location_list"),
    path("organisatoren/<int:pk>/locaties/nieuw/", places.register_location, name="register_location"),
    path("locaties/<int:pk>/", places.location_detail, name="location_detail"),
    path("locaties/<int:pk>/wijzigen/", places.edit_location, name="edit_location"),
    path("locaties/<int:pk>/pauzeren/", places.pause_location, name="pause_location"),
    path("locaties/<int:pk>/hervatten/", places.resume_location, name="resume_location"),
    path("locaties/<int:pk>/stoppen/", places.stop_location, name="stop_location"),
    path("buurten/", places.neighbourhood_list, name="neighbourhood_list"),
    path("buurten/nieuw/", places.add_neighbourhood, name="add_neighbourhood"),
    path("buurten/<int:pk>/", places.edit_neighbourhood, name="edit_neighbourhood"),
    path("mensen/", people.appointment_list, name="appointment_list"),
    path("mensen/nieuw/", people.appoint, name="appoint"),
    path("mensen/<int:pk>/beeindigen/", people.end_appointment, name="end_appointment"),
    path("lok-maken/", people.create_lok, name="create_lok"),
    path("archiveren/", people.archive_lok, name="archive_lok"),
    path("instellingen/", people.change_settings, name="change_settings"),
    path("invoer/", imports.import_list, name="import_list"),
    path("invoer/nieuw/", imports.upload_import, name="upload_import"),
    path("invoer/<int:pk>/", imports.import_detail, name="import_detail"),
    path("invoer/<int:pk>/kolommen/", imports.map_import, name="map_import"),
    path("invoer/<int:pk>/overnemen/", imports.confirm_import, name="confirm_import"),
    path("invoer/<int:pk>/annuleren/", imports.drop_import, name="drop_import"),
    path("uitvoer/<str:kind>.<str:file_format>", imports.export, name="export"),
]
