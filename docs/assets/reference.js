const settings = JSON.parse(document.getElementById("settings").textContent);

// The mock comes first: nothing real is revoked by a reader who tries the button. `?port=` finds one on another port.
const port = new URLSearchParams(location.search).get("port") ?? "4010";
const mock = {
  url: `http://127.0.0.1:{port}${settings.mockPath}`,
  description: "The mock on your machine: npm run revokit mock",
  variables: { port: { default: /^\d{1,5}$/.test(port) ? port : "4010" } },
};

/** What the switch of the manual was set to last. */
const theme = localStorage.getItem("tsd-theme");
const dark = theme === "dark" || (theme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
document.documentElement.dataset.theme = dark ? "dark" : "light";

Scalar.createApiReference("#reference", {
  content: settings.document,
  servers: [mock, ...settings.servers.map((url) => ({ url, description: "The real server" }))],
  authentication: {
    preferredSecurityScheme: "bearer",
    securitySchemes: { bearer: { token: settings.token } },
  },
  forceDarkModeState: dark ? "dark" : "light",
  hideDarkModeToggle: true,
  // Nothing is asked of any other host.
  telemetry: false,
  withDefaultFonts: false,
  agent: { disabled: true },
  mcp: { disabled: true },
  hideClientButton: true,
  showDeveloperTools: "never",
  documentDownloadType: "direct",
  defaultOpenAllTags: true,
});
