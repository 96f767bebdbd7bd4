// Everything works without this file; it only makes addresses tidy and copying easy.
"use strict";

for (const form of document.querySelectorAll("form")) {
  form.addEventListener("submit", () => {
    for (const input of form.querySelectorAll("input[name]")) {
      input.disabled = input.value.trim() === "";
    }
  });
}

// a page taken back from the history must have its fields usable again
window.addEventListener("pageshow", () => {
  for (const input of document.querySelectorAll("input:disabled")) {
    input.disabled = false;
  }
});

for (const command of document.querySelectorAll(".command")) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(command.textContent);
    button.textContent = "Copied";
  });
  if (navigator.clipboard) command.after(" ", button);
}
