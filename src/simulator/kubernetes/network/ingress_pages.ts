/** What nginx says by itself. */
import { reason } from "../../userland/http_reason.ts";
import type { HttpAnswer } from "../../host/process.ts";

/** nginx' words where they are not everybody's (ngx_http_special_response.c). */
const TITLES: Readonly<Record<number, string>> = { 504: "Gateway Time-out" };

export function nginxPage(status: number): HttpAnswer {
  const title = `${status} ${TITLES[status] ?? reason(status)}`;
  const body =
    `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n` +
    "<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";
  return { status, headers: { "Content-Type": "text/html", "Content-Length": String(body.length) }, body };
}

export function redirectPage(status: number, location: string): HttpAnswer {
  const page = nginxPage(status);
  return { ...page, headers: { ...page.headers, Location: location } };
}
