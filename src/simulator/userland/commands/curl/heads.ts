/** The head of a request and of an answer, as they go over the wire. */
import { reason } from "../../http_reason.ts";
import type { HttpAnswer } from "../../../host/process.ts";
import type { Question } from "../http_client.ts";

export function answerHead({ status, headers }: HttpAnswer): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} ${reason(status)}\r\n${lines.join("")}\r\n`;
}

export function requestHead({ method, headers }: Question, path: string): string {
  const lines = Object.entries(headers).map(([name, value]) =>
    `${name}:${value === "" ? "" : ` ${value}`}\r\n`
  );
  return `${method} ${path} HTTP/1.1\r\n${lines.join("")}\r\n`;
}
