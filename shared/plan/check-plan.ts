/**
 * What is wrong with a plan, all at once. Errors are what the engine cannot work with (R2, R5, R6): they refuse the
 * plan. Warnings are the document's own slips, which a person should look at and which change nothing.
 *
 * The plan given may hold anything: its readers put '' where they could not read, and report that themselves.
 */
import { displayDay } from '../time/local-date.ts';
import type { Unit } from '../units/unit.ts';
import { checkClass } from './check-class.ts';
import { checkUnits } from './check-units.ts';
import { dayAfter, daysNamed, isDay } from './plan-day.ts';
import type { PlanFinding, RoleField } from './plan-problem.ts';
import type { Plan } from './plan.ts';

export function checkPlan(plan: Plan, units: readonly Unit[]): readonly PlanFinding[] {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  return [
    ...checkRegistration(plan),
    ...checkRoles(plan),
    ...checkClasses(plan),
    ...plan.classes.flatMap((planClass, index) => checkClass(planClass, index, byCode)),
    ...checkUnits(plan, byCode),
  ];
}

function checkRegistration(plan: Plan): readonly PlanFinding[] {
  const { deadline, graceDay, deadlineText, url } = plan.registration;
  const findings: PlanFinding[] = [];
  const add = (
    severity: 'error' | 'warning',
    field: 'issued' | 'deadline' | 'graceDay' | 'deadlineText' | 'url',
    value: string,
    message: string,
  ) => findings.push({ severity, part: { of: 'plan', field }, value, message });

  if (url !== null && !/^https?:\/\/\S+$/.test(url)) {
    add('warning', 'url', url, 'địa chỉ biểu mẫu đăng ký cần bắt đầu bằng “https://”.');
  }
  const { issued } = plan;
  if (issued !== undefined && !isDay(issued))
    add(
      'error',
      'issued',
      issued,
      `ngày ban hành phải là một ngày có thật (${DAY_EXPECTED}), hoặc để trống.`,
    );
  else if (issued !== undefined && isDay(deadline) && issued > deadline) {
    const days = `${displayDay(issued)}, hạn ${displayDay(deadline)}`;
    add(
      'error',
      'issued',
      issued,
      `ngày ban hành sau hạn đăng ký (${days}) thì mọi phản hồi đều là trước khi có kế hoạch; đề nghị sửa một trong hai.`,
    );
  }
  if (!isDay(deadline)) {
    add('error', 'deadline', deadline, `hạn đăng ký phải là một ngày có thật (${DAY_EXPECTED}).`);
    return findings;
  }
  if (graceDay !== null && !isDay(graceDay)) {
    add(
      'error',
      'graceDay',
      graceDay,
      `ngày gia hạn phải là một ngày có thật (${DAY_EXPECTED}), hoặc để trống.`,
    );
  } else if (graceDay !== null && graceDay !== dayAfter(deadline)) {
    const expected = displayDay(dayAfter(deadline));
    add(
      'error',
      'graceDay',
      graceDay,
      `ngày gia hạn là một ngày liền sau hạn đăng ký (${expected}); đề nghị sửa, hoặc để trống nếu không gia hạn.`,
    );
  }
  const named = daysNamed(deadlineText);
  const agreeing = [deadline, dayAfter(deadline), graceDay];
  if (named.length > 0 && !named.some((day) => agreeing.includes(day))) {
    add(
      'warning',
      'deadlineText',
      deadlineText,
      `lời văn nêu ngày khác với hạn đăng ký ${displayDay(deadline)}; đề nghị kiểm tra.`,
    );
  }
  for (const planClass of plan.classes) {
    if (!isDay(planClass.date) || deadline < planClass.date) continue;
    const days = `${displayDay(deadline)}; lớp ${planClass.code} học ngày ${displayDay(planClass.date)}`;
    if (deadline > planClass.date)
      add('error', 'deadline', deadline, `hạn đăng ký sau ngày học: hạn ${days}; đề nghị sửa một trong hai.`);
    else add('warning', 'deadline', deadline, `hạn đăng ký trùng ngày học: hạn ${days}; đề nghị kiểm tra.`);
  }
  return findings;
}

const DAY_EXPECTED = 'ví dụ 07/5/2026';

function checkRoles(plan: Plan): readonly PlanFinding[] {
  const findings: PlanFinding[] = [];
  if (plan.roles.length === 0) {
    findings.push({
      severity: 'error',
      part: { of: 'plan', field: 'roles' },
      value: '',
      message: 'kế hoạch cần ít nhất một thành phần; mỗi đơn vị có một chỗ cho mỗi thành phần.',
    });
  }
  for (const [role, { key, label, shortLabel }] of plan.roles.entries()) {
    const add = (field: RoleField, value: string, message: string) =>
      findings.push({ severity: 'error', part: { of: 'role', role, field }, value, message });
    if (!/^[a-z][a-z0-9_]*$/.test(key)) {
      add(
        'key',
        key,
        'mã thành phần gồm chữ thường không dấu, số và gạch dưới, bắt đầu bằng chữ (ví dụ cong_chuc).',
      );
    } else if (plan.roles.findIndex((other) => other.key === key) < role) {
      add('key', key, 'mã thành phần bị lặp; mỗi thành phần cần một mã riêng.');
    }
    if (label === '') {
      add('label', label, 'thành phần cần tên gọi, ví dụ “Lãnh đạo Ủy ban nhân dân xã, phường”.');
    } else if (plan.roles.findIndex((other) => sameText(other.label, label)) < role) {
      add('label', label, 'hai thành phần cùng tên; câu trả lời trong biểu mẫu sẽ không phân biệt được.');
    }
    if (shortLabel !== '' && plan.roles.findIndex((other) => sameText(other.shortLabel, shortLabel)) < role) {
      add('shortLabel', shortLabel, 'hai thành phần cùng tên rút gọn; đề nghị đặt tên khác nhau.');
    }
  }
  return findings;
}

function sameText(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

function checkClasses(plan: Plan): readonly PlanFinding[] {
  if (plan.classes.length === 0) {
    const part = { of: 'plan', field: 'classes' } as const;
    return [{ severity: 'error', part, value: '', message: 'kế hoạch cần ít nhất một lớp.' }];
  }
  return plan.classes.flatMap(({ code }, index): readonly PlanFinding[] => {
    const part = { of: 'class', class: index, field: 'code' } as const;
    if (!/^(?!0+$)\d{2,3}$/.test(code)) {
      return [{ severity: 'error', part, value: code, message: 'số của lớp là số từ 1 đến 999.' }];
    }
    const first = plan.classes.findIndex((other) => other.code === code);
    if (first === index) return [];
    return [
      {
        severity: 'error',
        part,
        value: code,
        message: `số lớp ${code} bị lặp; mỗi lớp cần một số riêng.`,
      },
    ];
  });
}
