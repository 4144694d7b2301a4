/** What only Chromium has (W3C Manifest Incubations, "BeforeInstallPromptEvent"): a page may ask when it suits. */
type InstallOffer = Event & { readonly prompt: () => Promise<unknown> };

let offer = $state.raw<InstallOffer | undefined>();

/** Whether the browser would install the app if it were asked now. */
export function canInstall(): boolean {
  return offer !== undefined;
}

/** Has the browser ask the user. An offer is good for one question. */
export async function askToInstall(): Promise<void> {
  const asked = offer;
  offer = undefined;
  await asked?.prompt();
}

/** Hears that the app can be installed, and that it was; gives back how to stop that. */
export function watchInstalling(scope: Window): () => void {
  const keep = (event: Event): void => {
    offer = event as InstallOffer;
  };
  const forget = (): void => {
    offer = undefined;
  };
  scope.addEventListener('beforeinstallprompt', keep);
  scope.addEventListener('appinstalled', forget);
  return () => {
    scope.removeEventListener('beforeinstallprompt', keep);
    scope.removeEventListener('appinstalled', forget);
  };
}
