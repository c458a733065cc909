/** The pages that answer a request in a view's stead. */
import type { HttpAnswer } from "../../host/process.ts";

export const HTML = "text/html; charset=utf-8";

/** By status: its name, and what its page says. */
const PAGES: Readonly<Record<number, readonly [name: string, text: string]>> = {
  400: ["Bad Request", "The browser (or proxy) sent a request that this server could not understand."],
  401: [
    "Unauthorized",
    "The server could not verify that you are authorized to access the URL requested. You either supplied the wrong credentials (e.g. a bad password), or your browser doesn't understand how to supply the credentials required.",
  ],
  403: [
    "Forbidden",
    "You don't have the permission to access the requested resource. It is either read-protected or not readable by the server.",
  ],
  404: [
    "Not Found",
    "The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.",
  ],
  405: ["Method Not Allowed", "The method is not allowed for the requested URL."],
  415: [
    "Unsupported Media Type",
    "Did not attempt to load JSON data because the request Content-Type was not 'application/json'.",
  ],
  500: [
    "Internal Server Error",
    "The server encountered an internal error and was unable to complete your request. Either the server is overloaded or there is an error in the application.",
  ],
  503: [
    "Service Unavailable",
    "The server is temporarily unable to service your request due to maintenance downtime or capacity problems. Please try again later.",
  ],
};

/** `404 Not Found: The requested URL …`; undefined: there is no page of this status. */
export function pageText(status: number, description?: string): string | undefined {
  const page = PAGES[status];
  return page && `${status} ${page[0]}: ${description ?? page[1]}`;
}

export function errorPage(status: number, description?: string): HttpAnswer {
  const [name, text] = PAGES[status] ?? PAGES[500]!;
  const body = `<!doctype html>\n<html lang=en>\n<title>${status} ${name}</title>\n<h1>${name}</h1>\n` +
    `<p>${escaped(description ?? text)}</p>\n`;
  return { status, headers: { "Content-Type": HTML }, body };
}

export function redirectPage(location: string, status: number): HttpAnswer {
  const shown = escaped(location);
  const body = "<!doctype html>\n<html lang=en>\n<title>Redirecting...</title>\n<h1>Redirecting...</h1>\n" +
    "<p>You should be redirected automatically to the target URL: " +
    `<a href="${shown}">${shown}</a>. If not, click the link.\n`;
  return { status, headers: { "Content-Type": HTML, Location: location }, body };
}

export function escaped(text: string): string {
  const marks: Record<string, string> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&#34;",
    "'": "&#39;",
  };
  return text.replace(/[&<>"']/g, (mark) => marks[mark]!);
}
