import { fail, type Result } from '#core/result.ts';
import type { Tensors } from '#core/tensors.ts';
import type { Session } from './session.ts';

/** Sessions kept for the life of a worker. */
export type ModelHost = {
  /**
   * Runs a model on named tensors; opened at its first use and kept. A model that would not open is tried again at the
   * next call. Faults of kind `model` for an unknown id, else those of opening and running; never rejects.
   */
  readonly infer: (modelId: string, inputs: Tensors) => Promise<Result<Tensors>>;
  /** Opens a model that is to run soon; what keeps it from opening is said when it runs. Never rejects. */
  readonly open: (modelId: string) => Promise<void>;
  /** Closes a model's session, as when its file was removed or replaced. */
  readonly forget: (modelId: string) => void;
};

/** Hosts models: `open` opens one, or is undefined where nobody knows the id. */
export function hostModels(open: (modelId: string) => Promise<Result<Session>> | undefined): ModelHost {
  const sessions = new Map<string, Promise<Result<Session>>>();

  async function sessionOf(modelId: string): Promise<Result<Session>> {
    const opening = sessions.get(modelId) ?? open(modelId);
    if (opening === undefined) {
      return fail({ kind: 'model', detail: `there is no model "${modelId}" in this browser` });
    }
    sessions.set(modelId, opening);
    const session = await opening;
    if (!session.ok && sessions.get(modelId) === opening) sessions.delete(modelId);
    return session;
  }

  return {
    infer: async (modelId, inputs) => {
      const session = await sessionOf(modelId);
      return session.ok ? session.value.run(inputs) : session;
    },
    open: async (modelId) => {
      await sessionOf(modelId);
    },
    forget: (modelId) => {
      const opening = sessions.get(modelId);
      sessions.delete(modelId);
      void opening?.then((session) => (session.ok ? session.value.close() : undefined));
    },
  };
}
