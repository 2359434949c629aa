import { useLayoutEffect, useState } from 'preact/hooks';
import type { PanelSnapshot, PanelStore } from './panel-store.ts';

/** Draws again whenever the store changes; listens before anything else can happen, so that no answer is missed. */
export function useStore(store: PanelStore): PanelSnapshot {
  const [snapshot, setSnapshot] = useState(store.snapshot());
  useLayoutEffect(() => store.subscribe(() => setSnapshot(store.snapshot())), [store]);
  return snapshot;
}
