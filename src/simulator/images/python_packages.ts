/** What the index of Python packages knows, for a machine without a network. */

export interface PythonPackage {
  name: string;
  version: string;
  /** Of its wheel. */
  kilobytes: number;
  /** Names of what it needs, with the least version that it asks for. */
  needs?: readonly string[];
  /** What is imported; absent: its name. */
  module?: string;
  /** Commands that it brings. */
  commands?: readonly string[];
  /** It is built for one machine. */
  isNative?: boolean;
}

const PACKAGES: readonly PythonPackage[] = [
  {
    name: "flask",
    version: "3.1.1",
    kilobytes: 103,
    commands: ["flask"],
    needs: [
      "blinker>=1.9.0",
      "click>=8.1.3",
      "itsdangerous>=2.2.0",
      "jinja2>=3.1.2",
      "markupsafe>=2.1.1",
      "werkzeug>=3.1.0",
    ],
  },
  { name: "blinker", version: "1.9.0", kilobytes: 8.5 },
  { name: "click", version: "8.2.1", kilobytes: 102 },
  { name: "itsdangerous", version: "2.2.0", kilobytes: 16 },
  { name: "jinja2", version: "3.1.6", kilobytes: 134, needs: ["MarkupSafe>=2.0"] },
  { name: "MarkupSafe", version: "3.0.2", kilobytes: 23, isNative: true, module: "markupsafe" },
  { name: "werkzeug", version: "3.1.3", kilobytes: 224, needs: ["MarkupSafe>=2.1.1"] },
  {
    name: "requests",
    version: "2.32.4",
    kilobytes: 64,
    needs: ["charset_normalizer<4,>=2", "idna<4,>=2.5", "urllib3<3,>=1.21.1", "certifi>=2017.4.17"],
  },
  { name: "charset_normalizer", version: "3.4.2", kilobytes: 148, isNative: true },
  { name: "idna", version: "3.10", kilobytes: 70 },
  { name: "urllib3", version: "2.5.0", kilobytes: 129 },
  { name: "certifi", version: "2025.7.14", kilobytes: 162 },
  { name: "gunicorn", version: "23.0.0", kilobytes: 85, commands: ["gunicorn"], needs: ["packaging"] },
  { name: "packaging", version: "25.0", kilobytes: 66 },
  {
    name: "celery",
    version: "5.5.3",
    kilobytes: 438,
    commands: ["celery"],
    needs: [
      "billiard<5.0,>=4.2.1",
      "kombu<5.6,>=5.5.2",
      "vine<6.0,>=5.1.0",
      "click<9.0,>=8.1.2",
      "python-dateutil>=2.8.2",
    ],
  },
  { name: "billiard", version: "4.2.1", kilobytes: 86 },
  {
    name: "kombu",
    version: "5.5.4",
    kilobytes: 210,
    needs: ["amqp<6.0.0,>=5.1.1", "vine==5.1.0", "tzdata>=2025.2", "packaging"],
  },
  { name: "amqp", version: "5.3.1", kilobytes: 50, needs: ["vine<6.0.0,>=5.0.0"] },
  { name: "vine", version: "5.1.0", kilobytes: 9.6 },
  { name: "tzdata", version: "2025.2", kilobytes: 347 },
  {
    name: "python-dateutil",
    version: "2.9.0.post0",
    kilobytes: 229,
    module: "dateutil",
    needs: ["six>=1.5"],
  },
  { name: "six", version: "1.17.0", kilobytes: 11 },
  {
    name: "flower",
    version: "2.0.1",
    kilobytes: 383,
    needs: ["celery>=5.0.5", "tornado<7.0.0,>=5.0.0", "prometheus-client>=0.8.0", "humanize", "pytz"],
  },
  { name: "tornado", version: "6.5.1", kilobytes: 443, isNative: true },
  { name: "prometheus-client", version: "0.22.1", kilobytes: 58, module: "prometheus_client" },
  { name: "humanize", version: "4.12.3", kilobytes: 128 },
  { name: "pytz", version: "2025.2", kilobytes: 509 },
  { name: "django", version: "5.2.4", kilobytes: 8300, needs: ["asgiref>=3.8.1", "sqlparse>=0.3.1"] },
  { name: "asgiref", version: "3.9.1", kilobytes: 23 },
  { name: "sqlparse", version: "0.5.3", kilobytes: 44 },
  {
    name: "fastapi",
    version: "0.116.1",
    kilobytes: 95,
    needs: ["starlette<0.48.0,>=0.40.0", "pydantic", "typing-extensions>=4.8.0"],
  },
  { name: "starlette", version: "0.47.2", kilobytes: 72, needs: ["anyio<5,>=3.6.2"] },
  { name: "anyio", version: "4.9.0", kilobytes: 100, needs: ["idna>=2.8", "sniffio>=1.1"] },
  { name: "sniffio", version: "1.3.1", kilobytes: 10 },
  {
    name: "pydantic",
    version: "2.11.7",
    kilobytes: 444,
    needs: ["annotated-types>=0.6.0", "pydantic-core==2.33.2", "typing-extensions>=4.12.2"],
  },
  { name: "pydantic-core", version: "2.33.2", kilobytes: 2000, isNative: true, module: "pydantic_core" },
  { name: "annotated-types", version: "0.7.0", kilobytes: 13, module: "annotated_types" },
  { name: "typing-extensions", version: "4.14.1", kilobytes: 43, module: "typing_extensions" },
  {
    name: "uvicorn",
    version: "0.35.0",
    kilobytes: 66,
    commands: ["uvicorn"],
    needs: ["click>=7.0", "h11>=0.8"],
  },
  { name: "h11", version: "0.16.0", kilobytes: 37 },
  { name: "numpy", version: "2.3.1", kilobytes: 16600, isNative: true },
  {
    name: "pandas",
    version: "2.3.1",
    kilobytes: 12000,
    isNative: true,
    needs: ["numpy>=1.26.0", "python-dateutil>=2.8.2", "pytz>=2020.1", "tzdata>=2022.7"],
  },
  { name: "redis", version: "6.2.0", kilobytes: 278 },
  { name: "psycopg2-binary", version: "2.9.10", kilobytes: 3000, isNative: true, module: "psycopg2" },
  { name: "pymysql", version: "1.1.1", kilobytes: 44 },
  {
    name: "sqlalchemy",
    version: "2.0.41",
    kilobytes: 3300,
    isNative: true,
    needs: ["typing-extensions>=4.6.0"],
  },
  { name: "pika", version: "1.3.2", kilobytes: 155 },
  { name: "pyyaml", version: "6.0.2", kilobytes: 759, isNative: true, module: "yaml" },
  {
    name: "pytest",
    version: "8.4.1",
    kilobytes: 365,
    commands: ["pytest"],
    needs: ["iniconfig>=1", "packaging>=20", "pluggy<2,>=1.5"],
  },
  { name: "iniconfig", version: "2.1.0", kilobytes: 6 },
  { name: "pluggy", version: "1.6.0", kilobytes: 20 },
];

const BY_NAME = new Map(PACKAGES.map((one) => [plainName(one.name), one]));
const BY_MODULE = new Map(PACKAGES.map((one) => [moduleOf(one), one]));

/** Names that differ in case, dots and dashes alone are the same (PEP 503). */
export function plainName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, "-");
}

export function pythonPackage(name: string): PythonPackage | undefined {
  return BY_NAME.get(plainName(name));
}

/** Whose module it is: what has to be installed before it can be imported. */
export function packageOfModule(module: string): PythonPackage | undefined {
  return BY_MODULE.get(module);
}

export function moduleOf({ name, module }: PythonPackage): string {
  return module ?? name.toLowerCase().replaceAll("-", "_");
}

export const PYTHON_VERSION = "3.13.5";
export const SITE_PACKAGES = "/usr/local/lib/python3.13/site-packages";
