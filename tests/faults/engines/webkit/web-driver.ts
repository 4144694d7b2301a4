/** A session of W3C WebDriver: what WebKit speaks, over plain HTTP. */
export type DriverSession = {
  readonly call: (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<unknown>;
};

type Answer = { readonly value?: unknown };
type Refusal = { readonly error: string; readonly message?: string };

/** Opens a session at the driver that listens at this port; `options` are those of its browser. */
export async function openDriverSession(
  port: number,
  options: Readonly<Record<string, unknown>>,
): Promise<DriverSession> {
  const asked = { capabilities: { alwaysMatch: options } };
  const { sessionId } = (await ask(port, 'POST', '/session', asked)) as { readonly sessionId: string };
  return { call: (method, path, body) => ask(port, method, `/session/${sessionId}${path}`, body) };
}

async function ask(port: number, method: string, path: string, body?: object): Promise<unknown> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, {
    method,
    headers: { 'Content-Type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const { value } = (await response.json()) as Answer;
  if (!response.ok) {
    const { error, message = '' } = value as Refusal;
    throw new Error(`${method} ${path}: ${error}: ${message}`);
  }
  return value;
}
