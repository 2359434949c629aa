import type { PanelState } from '#shared/panel/panel-state.ts';
import type { PanelHost } from './panel-host.ts';
import type { PanelSnapshot, PanelStore } from './panel-store.ts';
import type { ViewName } from './views.ts';

/** Where the reader is. A class code belongs to the class view only. */
export interface Place {
  readonly view: ViewName;
  readonly classCode: string | null;
}

export interface ViewProps {
  readonly state: PanelState;
  readonly snapshot: PanelSnapshot;
  readonly store: PanelStore;
  readonly host: PanelHost;
  readonly place: Place;
  readonly go: (place: Place) => void;
}
