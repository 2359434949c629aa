import { useEffect, useState } from 'preact/hooks';
import type { PanelSnapshot, PanelStore } from './panel-store.ts';

/** Draws again whenever the store changes. */
export function useStore(store: PanelStore): PanelSnapshot {
  const [snapshot, setSnapshot] = useState(store.snapshot());
  useEffect(() => store.subscribe(() => setSnapshot(store.snapshot())), [store]);
  return snapshot;
}
