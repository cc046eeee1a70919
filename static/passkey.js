// Says in words when a passkey could not be used.
"use strict";

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  document.getElementById("passkey-trouble")?.remove();
  const note = document.createElement("p");
  note.id = "passkey-trouble";
  note.className = "note note--stop";
  note.setAttribute("role", "alert");
  note.textContent = "De passkey of sleutel kon niet worden gebruikt. Probeer opnieuw, of kies een andere manier.";
  document.querySelector(".content").prepend(note);
});
