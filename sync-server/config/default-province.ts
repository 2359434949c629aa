/** Cần Thơ: whose plan and programme come with the project. A setting names another. */
export const DEFAULT_PROVINCE = '92';
