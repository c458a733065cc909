/** Passwords and what they encrypt. Source: sprig, crypto.go; the Master Password algorithm for derived ones. */
import { Buffer } from "node:buffer";
import { createCipheriv, createDecipheriv, createHmac, scryptSync } from "node:crypto";
import { FunctionError } from "../template_error.ts";
import { type GoFunction, goFunction } from "../value.ts";
import { bcrypt } from "./bcrypt.ts";

/** `random`: from 0 up to, not including, 1. */
export function passwordFunctions(random: () => number): Record<string, GoFunction> {
  const someBytes = () => Uint8Array.from({ length: 16 }, () => Math.floor(random() * 256));
  const hashed = (password: string): string => {
    const bytes = new TextEncoder().encode(password);
    if (bytes.length > 72) {
      return "failed to encrypt string with bcrypt: bcrypt: password length exceeds 72 bytes";
    }
    return bcrypt(bytes, someBytes());
  };
  return {
    bcrypt: goFunction("string", hashed),
    htpasswd: goFunction(
      "string, string",
      (user: string, password: string) =>
        user.includes(":") ? `invalid username: ${user}` : `${user}:${hashed(password)}`,
    ),
    derivePassword: goFunction("int, string, string, string, string", derived),
    encryptAES: goFunction("string, string", (password: string, text: string) => {
      if (text === "") return "";
      const start = someBytes();
      const cipher = createCipheriv("aes-256-cbc", keyOf(password), start);
      return Buffer.concat([start, cipher.update(text, "utf8"), cipher.final()]).toString("base64");
    }),
    decryptAES: goFunction("string, string", decrypted),
  };
}

/** The password's first 32 bytes. */
function keyOf(password: string): Uint8Array {
  const key = new Uint8Array(32);
  key.set(new TextEncoder().encode(password).subarray(0, 32));
  return key;
}

function decrypted(password: string, text: string): string {
  if (text === "") return "";
  const letters = text.replace(/[\r\n]/g, "");
  const wrong = /^[A-Za-z0-9+/]*/.exec(letters)![0].length;
  if (!/^=*$/.test(letters.slice(wrong)) || letters.length % 4 !== 0) {
    const at = wrong < letters.length ? wrong : letters.length - letters.length % 4;
    throw new FunctionError(`illegal base64 data at input byte ${at}`);
  }
  const bytes = Buffer.from(letters, "base64");
  if (bytes.length < 16) {
    const capacity = letters.length / 4 * 3;
    throw new FunctionError(`runtime error: slice bounds out of range [:16] with capacity ${capacity}`);
  }
  const body = bytes.subarray(16);
  if (body.length % 16 !== 0) throw new FunctionError("crypto/cipher: input not full blocks");
  // The padding's last byte alone is believed, as sprig does.
  const cipher = createDecipheriv("aes-256-cbc", keyOf(password), bytes.subarray(0, 16)).setAutoPadding(
    false,
  );
  const plain = Buffer.concat([cipher.update(body), cipher.final()]);
  return plain.subarray(0, Math.max(0, plain.length - (plain.at(-1) ?? 0))).toString();
}

const purpose = "com.lyndir.masterpassword";

const patterns: Record<string, string> = {
  maximum: "anoxxxxxxxxxxxxxxxxx axxxxxxxxxxxxxxxxxno",
  long: "CvcvnoCvcvCvcv CvcvCvcvnoCvcv CvcvCvcvCvcvno CvccnoCvcvCvcv CvccCvcvnoCvcv CvccCvcvCvcvno " +
    "CvcvnoCvccCvcv CvcvCvccnoCvcv CvcvCvccCvcvno CvcvnoCvcvCvcc CvcvCvcvnoCvcc CvcvCvcvCvccno " +
    "CvccnoCvccCvcv CvccCvccnoCvcv CvccCvccCvcvno CvcvnoCvccCvcc CvcvCvccnoCvcc CvcvCvccCvccno " +
    "CvccnoCvcvCvcc CvccCvcvnoCvcc CvccCvcvCvccno",
  medium: "CvcnoCvc CvcCvcno",
  short: "Cvcn",
  basic: "aaanaaan aannaaan aaannaaa",
  pin: "nnnn",
};

const [vowels, consonants, digits] = ["aeiou", "bcdfghjklmnpqrstvwxyz", "0123456789"];
const letters = vowels.toUpperCase() + vowels + consonants.toUpperCase() + consonants;
const classes: Record<string, string> = {
  V: vowels.toUpperCase(),
  C: consonants.toUpperCase(),
  v: vowels,
  c: consonants,
  a: letters,
  n: digits,
  o: "@&%?,=[]_:-+*$#!'^~;()/.",
  x: `${letters}${digits}!@#$%^&*()`,
};

function derived(counter: bigint, kind: string, password: string, user: string, site: string): string {
  const choice = Object.hasOwn(patterns, kind) && patterns[kind]!.split(" ");
  if (!choice) return `cannot find password template ${kind}`;
  const salt = Buffer.concat([Buffer.from(purpose), counted(user)]);
  const cost = { N: 32768, r: 8, p: 2, maxmem: 2 ** 26 };
  const key = scryptSync(password, salt, 64, cost);
  const message = Buffer.concat([Buffer.from(purpose), counted(site), word(Number(counter))]);
  const seed = createHmac("sha256", key).update(message).digest();
  const pattern = choice[seed[0]! % choice.length]!;
  return Array.from(pattern, (name, at) => {
    const from = classes[name]!;
    return from[seed[at + 1]! % from.length];
  }).join("");
}

/** The text after its length in bytes. */
function counted(text: string): Uint8Array {
  const bytes = Buffer.from(text);
  return Buffer.concat([word(bytes.length), bytes]);
}

function word(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value);
}
