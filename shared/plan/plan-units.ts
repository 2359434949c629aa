import type { KnownUnits } from '../units/known-units.ts';
import type { PlanSurroundings } from './plan-surroundings.ts';

/** What is wrong with the units that a plan of version 2 names, told by the registries of their days (P20, P24). */
export function planUnits({ units, match, registryProblem }: KnownUnits): PlanSurroundings {
  return {
    registryProblem,
    unitProblem: (code, registry) => {
      // Codes without a registry may be of any day; they are shown as they are.
      if (registry === null || registryProblem(registry) !== null || units(code, registry) !== null)
        return null;
      const meant = match(code, registry);
      const name = meant === null ? null : units(meant, registry)?.name;
      const hint = name === null || name === undefined ? '' : `; có thể là ${meant} (${name})`;
      return `mã của một đơn vị trong danh mục ${registry}${hint}`;
    },
  };
}
