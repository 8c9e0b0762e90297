import source from "../../../node_modules/@scalar/api-reference/dist/browser/standalone.js?url";

/** A reference that is on the page. */
export interface Scalar {
  readonly destroy: () => void;
}

type CreateApiReference = (place: HTMLElement, configuration: object) => Scalar;

declare global {
  interface Window {
    Scalar?: { readonly createApiReference: CreateApiReference };
  }
}

let loading: Promise<CreateApiReference> | undefined;

/** Loads the renderer, a script of 3.5 MB that pages without a reference do not need. */
export function loadScalar(): Promise<CreateApiReference> {
  loading ??= new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = source;
    script.onload = () => {
      if (window.Scalar === undefined) reject(new Error("Scalar did not start."));
      else resolve(window.Scalar.createApiReference);
    };
    script.onerror = () => reject(new Error(`${source} could not be loaded.`));
    document.head.append(script);
  });
  return loading;
}

/**
 * Watches what Scalar renders: reports when an operation appears, and labels the buttons that copy code, which have no label
 * for screen readers. @returns a function that stops it
 */
export function watchScalar(place: HTMLElement, onOperation: () => void): () => void {
  const observer = new MutationObserver(() => {
    if (place.querySelector(".operation-details") !== null) onOperation();
    for (const button of place.querySelectorAll(".scalar-code-copy:not([aria-label])"))
      button.setAttribute("aria-label", "Copy");
  });
  observer.observe(place, { childList: true, subtree: true });
  return () => observer.disconnect();
}
