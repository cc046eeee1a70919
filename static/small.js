// Small comforts; every page works without them.
"use strict";

// Filters apply themselves when a choice changes.
document.querySelectorAll("form[data-autosubmit] select").forEach((select) => {
  select.addEventListener("change", () => select.form.requestSubmit());
});

// Leaving a form with something typed in it asks first.
document.querySelectorAll("form[data-unsaved]").forEach((form) => {
  let isTouched = false;
  form.addEventListener("input", () => { isTouched = true; });
  form.addEventListener("submit", () => { isTouched = false; });
  window.addEventListener("beforeunload", (event) => { if (isTouched) event.preventDefault(); });
});

// A second press on a button does not send the form twice.
document.querySelectorAll("form[method=post]").forEach((form) => {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
    setTimeout(() => { delete form.dataset.sent; }, 5000);
  });
});
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach((form) => { delete form.dataset.sent; });
});
