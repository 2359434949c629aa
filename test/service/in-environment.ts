/** While it lasts this process's environment is the one given; afterwards what it was. */
export async function inEnvironment<Value>(
  env: Readonly<Record<string, string | undefined>>,
  work: () => Promise<Value>,
): Promise<Value> {
  const before = { ...process.env };
  setEnvironment(env);
  try {
    return await work();
  } finally {
    setEnvironment(before);
  }
}

function setEnvironment(env: Readonly<Record<string, string | undefined>>): void {
  for (const name of Object.keys(process.env)) {
    if (env[name] === undefined) Reflect.deleteProperty(process.env, name);
  }
  for (const [name, value] of Object.entries(env)) if (value !== undefined) process.env[name] = value;
}
